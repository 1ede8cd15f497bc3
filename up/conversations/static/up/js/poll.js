/* Asks for new messages every 20 seconds, while the page is seen. */

const ask = () => {
  if (!document.hidden) document.getElementById("poll")?.dispatchEvent(new Event("poll"));
};
setInterval(ask, 20_000);
document.addEventListener("visibilitychange", ask);
