// Leaving faster, where scripts run: the page is gone at once and takes its own place in the history with it. Pressing Shift
// three times within five seconds does the same. Without this script the button works all the same.
(() => {
  const leave = () => {
    document.documentElement.hidden = true;
    location.replace("/x");
  };
  document.querySelector(".exit a").addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) presses = [...presses.filter((at) => at > event.timeStamp - 5000), event.timeStamp];
    if (presses.length === 3) leave();
  });
  document.querySelector("[data-scripts]")?.removeAttribute("hidden");
})();
