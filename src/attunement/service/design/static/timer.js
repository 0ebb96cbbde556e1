// Counts on from the seconds that had gone when the page was made. It asks the clock of this
// machine only for what has passed since: that clock may be wrong. Nothing depends on it: the times
// that count are those of the buttons.
const minutes = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

for (const timer of document.querySelectorAll("[data-timer]")) {
  const before = Number(timer.dataset.gone);
  const planned = Number(timer.dataset.seconds);
  const said = document.querySelector("[data-time-is-up]");
  const since = performance.now();
  const show = () => {
    const gone = before + Math.floor((performance.now() - since) / 1000);
    const left = planned - gone;
    timer.textContent =
      left > 0 ? `${minutes(gone)} gone, ${minutes(left)} left` : `${minutes(gone)} gone`;
    if (left <= 0 && said.textContent === "") said.textContent = said.dataset.timeIsUp;
  };
  show();
  setInterval(show, 1000);
}
