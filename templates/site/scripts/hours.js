/* Whether the office is open at this moment, by its own clock and its weekly hours. */
{
  const told = document.querySelector(".open-now");
  const table = document.querySelector("table[data-zone]");
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const minutes = (time) => {
    const [hour, minute] = time.split(":").map(Number);
    return hour * 60 + minute;
  };
  const rows = table
    ? [...table.querySelectorAll("tr[data-days]")].flatMap((row) =>
        row.dataset.days.split(" ").map((day) => ({
          day: days.indexOf(day), opens: row.dataset.opens, closes: row.dataset.closes,
        })))
    : [];

  // the day of the week (0 is Monday) and the minute of the day in the office's zone
  const now = () => {
    const clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: table.dataset.zone, weekday: "short", hour: "2-digit", minute: "2-digit",
      hourCycle: "h23",
    });
    const parts = Object.fromEntries(clock.formatToParts(new Date()).map((part) => [part.type, part.value]));
    return { day: days.indexOf(parts.weekday.toLowerCase()), minute: minutes(`${parts.hour}:${parts.minute}`) };
  };

  const dayName = (day) => {
    const language = told.closest("[lang]").lang;
    const monday = Date.UTC(2024, 0, 1);
    return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" })
      .format(new Date(monday + day * 86_400_000));
  };

  const sentence = ({ day, minute }) => {
    const open = rows.find((row) =>
      row.day === day && minutes(row.opens) <= minute && minute < minutes(row.closes));
    if (open) return told.dataset.open.replace("{time}", open.closes);
    const waits = rows.map((row) => {
      const wait = ((row.day - day) * 1440 + minutes(row.opens) - minute + 10_080) % 10_080;
      return { row, wait };
    }).sort((one, other) => one.wait - other.wait);
    if (!waits.length) return told.dataset.never;
    const next = waits[0].row;
    return told.dataset.closed.replace("{day}", dayName(next.day)).replace("{time}", next.opens);
  };

  const tell = () => {
    told.textContent = sentence(now());
    told.hidden = false;
  };

  if (told && rows.length) {
    try {
      tell();
      setInterval(tell, 30_000);
    } catch {
      told.hidden = true; // a zone that this browser does not know
    }
  }
}
