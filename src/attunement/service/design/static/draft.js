// Keeps a form as it is typed, so that a lost tab or a time-out loses nothing. Nothing depends on
// it: a button does the same. It sends the form to its own page with one field more, waits until
// the typing rests, and sends what is left when the page goes out of sight.
const RESTS = 1500;

for (const said of document.querySelectorAll("[data-draft]")) {
  const form = said.closest("form");
  let waiting = 0;
  let changed = false;
  let sent = false;
  said.textContent = said.dataset.typing;

  const keep = async () => {
    clearTimeout(waiting);
    if (!changed || sent) return;
    changed = false;
    const body = new URLSearchParams(new FormData(form));
    body.set("_draft", "script");
    try {
      const answer = await fetch(location.href, {
        method: "POST",
        body,
        keepalive: true,
        redirect: "manual",
        credentials: "same-origin",
      });
      if (answer.ok) said.textContent = await answer.text();
      else said.textContent = answer.type === "opaqueredirect" ? said.dataset.signedOut : said.dataset.lost;
    } catch {
      changed = true;
      said.textContent = said.dataset.lost;
    }
  };

  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, RESTS);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(waiting);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
}
