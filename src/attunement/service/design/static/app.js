// Everything works without this file; with it, the NHS components add their conveniences
// (show a password, list the files chosen, move focus to the error summary).
import { initAll } from "./nhsuk/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
