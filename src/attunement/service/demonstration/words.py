"""Fictional names and words. Nobody here exists; likenesses are chance."""


def _each(names: str) -> tuple[str, ...]:
    return tuple(names.split())


SURNAMES = _each(
    "Abara Adams Ahmed Akhtar Alder Anand Asante Aydin Bailey Banks Barrow Begum Bello Birch Bose "
    "Brooks Bryant Byrne Carver Chan Chaudhry Clarke Cole Costa Craig Dalton Das Dean Desai Dixon "
    "Doyle Dunn Eaton Ekwueme Ellis Evans Farah Fenn Finch Fletcher Ford Fox Frost Gale Gill Gomez "
    "Grant Gray Green Hale Hall Haq Harper Hassan Hayes Heath Hill Holt Hope Hussain Hyde Ilves "
    "Iqbal Islam Jain Jarvis Jones Joseph Kaur Kaya Kelly Khan Kowal Lamb Lane Larsen Lee Lewis "
    "Lowe Malik Mann Marr Mbeki Mensah Mills Moon Moss Moyo Musa Nash Ndlovu Neal Nolan Novak "
    "Obi Okafor Osei Owen Page Palmer Parry Patel Pearce Petrov Pike Pryce Quinn Rahman Rai Reed "
    "Rees Rivers Rose Rossi Rowe Sahin Santos Shah Shaw Silva Singh Snow Stone Sykes Tan Tate "
    "Thorne Todd Torres Uddin Vale Vaughan Wade Walsh Wells West Wood Wren Wyatt Yilmaz York Zaman"
)

BABIES = _each(
    "Aaliyah Ada Aidan Aisha Alfie Amara Anya Arlo Ava Ayaan Beau Bilal Caleb Cara Dara Eben Eira "
    "Elif Elis Esme Ezra Fatima Femi Finn Freya Grace Hana Hugo Ibrahim Imani Iris Isla Ivo Jaya "
    "Joel Kai Kezia Kit Layla Leo Lila Luca Mabel Maya Mila Milo Nia Noah Nora Omar Orla Otis Rafi "
    "Remi Rhys Rosa Ruby Sami Seren Sol Suki Tala Theo Uma Wren Yusuf Zara Ziva"
)

MOTHERS = _each(
    "Abena Alice Amina Anita Bethan Bryony Carmen Chloe Dana Dilan Ellie Emeka Farida Fern Gemma "
    "Gwen Hannah Holly Ines Jade Jess Jodie Karima Kate Kelly Lara Leanne Lucy Maria Megan Mina "
    "Nadia Naomi Nell Olga Paula Rachel Reena Rosie Ruta Sadia Samira Sara Shauna Sophie Tara "
    "Temi Tessa Vera Yasmin Zainab"
)

FATHERS = _each(
    "Adam Ali Ben Callum Chidi Conor Daniel Dev Emre Farhan Gareth Hamza Ivan Jamie Joe Kofi Kyle "
    "Liam Marcus Mark Mehmet Nathan Owen Paul Rashid Rob Ryan Samir Sean Stefan Tariq Tyler Will"
)

REASONS = (
    "Mother says she feels numb with the baby and worries that she is getting it wrong.",
    "Baby was in the neonatal unit for three weeks. Parents have not found their feet.",
    "Long crying in the evenings. Mother finds it hard to stay in the room.",
    "Parents both had hard childhoods and want something different for this baby.",
    "Difficult birth. Mother has pictures of it in her mind when she feeds the baby.",
    "Very little eye contact seen at the 6 to 8 week review. Mother would like to talk about it.",
    "Feeding has become a battle and nobody is enjoying it.",
    "Low mood since the birth. Partner says that she hands the baby over as soon as he is home.",
    "Young parents, keen to learn, little family nearby.",
    "Baby lives with foster carers and sees mother three times a week.",
)

CONCERNS = (
    "I look after her but I don't feel it yet.",
    "He cries and I freeze.",
    "I want to be a different mum from the one I had.",
    "I keep thinking that she would be better off with someone else holding her.",
    "We had no time to be a family in the hospital.",
    "I don't know what he wants and it makes me want to run away.",
    "I'm fine when someone is with us. It's when we are alone.",
    "I love him. I just want us to have some fun.",
)

GOALS = (
    "To feel that I can comfort her when she cries",
    "To enjoy bath time together",
    "To look at him and not think of the birth",
    "For both of us parents to be able to settle the baby",
    "To play for ten minutes without picking up my phone",
    "To feel like his mum",
)

SESSION_NOTES = (
    "We watched the film together twice. She saw the baby turn to her voice before I did.",
    "A slower start today. We followed the baby's lead on the floor and spoke about what came up.",
    "Talked about last week's row and what the baby might have noticed. Both wanted to come back.",
    "Practised waiting. Parent said that it was easier than she had thought.",
    "Bottle feed during the session, with long looks and some singing.",
)

PERSPECTIVES = (
    "I kept looking for your face, and when you looked back I could wait for my milk.",
    "I was tired today. I turned away when the noise got big, and you let me.",
    "I liked it when you copied my sound. I did it again to see if you would.",
    "I cried when you left the room and stopped when I heard your feet come back.",
    "I showed you my hands and you talked to me about them.",
)

CONVERSATION = (
    "The story of the pregnancy and the birth, in the parents' own order. They spoke warmly of the "
    "first smile. Nights are the hardest. They would be willing to try being filmed."
)
OBSERVATION = (
    "Ten minutes on the mat. Baby looks to the parent often; the parent answers about half of "
    "these looks and is quick to notice hunger. Both brighten when there is a song."
)
UNDERSTANDING = (
    "This parent knows how not to be hurt, and the baby's crying gets under that. When she has "
    "somebody beside her she can see the baby as a baby. What helps is company and film."
)

REFERRERS = (
    ("Dawn Pike", "Health visitor", "Exampletown Health Visiting"),
    ("Maya Lowe", "Midwife", "Exampletown Maternity"),
    ("Dr Ian Frost", "GP", "Mill Lane Surgery"),
    ("Carol Heath", "Social worker", "Exampletown Children's Services"),
    ("Nina Rose", "Nursery nurse", "Riverbank Nursery"),
)

BEGUN_BECAUSE = (
    "The placement may end within weeks. We ask for the rest at the next review meeting."
)

FACTORS = {
    "attachment-and-relationships": "Settles with her foster carer. Watchful with others at first.",
    "placement": "One placement, since she was five weeks old.",
    "development": "Seen by the health visitor: as expected for her age.",
    "parental-sensitivity": "The carer notices small signals and waits for an answer.",
    "parental-factors": "The mother has spoken of her own years in care, and of drinking.",
    "maltreatment-and-trauma": "Two calls to the house before she was born. Nothing seen since.",
    "physical-health": "Poor weight gain at first; on her line since the summer.",
    "coexisting-conditions": "Nothing noted so far.",
}
"""One for each factor of the comprehensive assessment, by its id."""
