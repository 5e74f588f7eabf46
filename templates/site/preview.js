/* Only in a preview: the page is loaded again when the site was built anew. */
"use strict";
{
  const { seen } = document.currentScript.dataset;

  const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

  const visible = () => new Promise((resolve) => {
    if (!document.hidden) resolve();
    else document.addEventListener("visibilitychange", resolve, { once: true });
  });

  const watch = async () => {
    for (;;) {
      await visible();
      try {
        const answer = await fetch(`/.qms/after?${seen}`, { cache: "no-store" });
        if (answer.status === 200) { location.reload(); return; }
        if (answer.status !== 204) await pause(1);
      } catch {
        await pause(1);
      }
    }
  };

  watch();
}
