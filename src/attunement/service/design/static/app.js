// Everything works without this file; with it, the NHS components add their conveniences
// (show a password, list the files chosen, move focus to the error summary).
import { initAll } from "./nhsuk/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();

// A number key chooses that answer and goes on: ninety cards are many to sort by hand.
for (const choices of document.querySelectorAll("[data-number-keys]")) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const answer = choices.querySelector(`input[type="radio"][value="${CSS.escape(event.key)}"]`);
    if (answer === null) return;
    event.preventDefault();
    answer.checked = true;
    answer.form.requestSubmit();
  });
}
