/* Searching without a server: the index lies beside the page, in scripts that are
   loaded as they are needed, so that it works from a folder or a stick as well. */
"use strict";
{
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const WORD = /[\p{L}\p{N}\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
  const PAGE = 20;
  const FEWEST = 4;
  const SHARE = 0.6;
  const PAUSE = 150;
  /* text, heading, title, id: a higher field outweighs any lower one */
  const WEIGHTS = [1, 8, 64, 512];
  const AROUND = 110;

  const place = document.querySelector("[data-search]");
  const given = new Map();
  const loading = new Map();

  /* every script of the index calls this with its name and what it holds */
  globalThis.qmsIndex = (name, value) => { given.set(name, value); };

  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${place.dataset.search}${name}.js`;
        script.onload = () => {
          if (given.has(name)) resolve(given.get(name));
          else reject(new Error(name));
        };
        script.onerror = () => { loading.delete(name); script.remove(); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  /* ---- letters ---- */

  const letters = new Map();

  const learn = (table) => {
    for (const [folded, signs] of Object.entries(table)) {
      for (const sign of signs) letters.set(sign, folded);
    }
  };

  const fold = (text) => {
    let folded = "";
    for (const sign of text) folded += letters.get(sign) ?? sign;
    return folded;
  };

  const wordsIn = (text) => (text.match(WORD) ?? []).map(fold).filter((word) => word);

  /* ---- numbers ---- */

  const VALUES = new Uint8Array(128);
  [...DIGITS].forEach((sign, value) => { VALUES[sign.charCodeAt(0)] = value; });

  const eachNumber = (text, tell) => {
    let number = 0;
    for (let at = 0; at < text.length; at += 1) {
      const digit = VALUES[text.charCodeAt(at)];
      number = number * 32 + digit % 32;
      if (digit < 32) { tell(number); number = 0; }
    }
  };

  const eachDocument = (text, first, tell) => {
    let next = first;
    let isLength = false;
    eachNumber(text, (number) => {
      let count = isLength ? number + 2 : 0;
      if (!isLength) next += number >> 1;
      if (!isLength && number % 2 === 0) count = 1;
      isLength = !isLength && number % 2 === 1;
      for (; count; count -= 1) { tell(next); next += 1; }
    });
  };

  const weigh = (entry, isWhole, about, scores) => {
    for (const part of entry.split(",")) {
      const [number, lists] = part.split(":");
      let first = 0;
      eachNumber(number, (portion) => { first = portion * about.portion; });
      lists.split(".").forEach((list, field) => {
        const weight = WEIGHTS[field] * (isWhole ? 3 : 2);
        eachDocument(list, first, (one) => {
          if (!scores.of[one]) scores.size += 1;
          if (scores.of[one] < weight) scores.of[one] = weight;
        });
      });
    }
  };

  /* ---- words ---- */

  const chunksFor = (begin, isAlone, about) => {
    const names = Object.keys(about.chunks);
    const holding = names.filter((name) => begin.startsWith(name));
    const longest = holding.reduce((one, two) => (two.length > one.length ? two : one), "");
    const below = isAlone ? [] : names.filter((name) => name !== begin && name.startsWith(begin));
    return [longest, ...below].filter((name) => name in about.chunks);
  };

  const entriesOf = async (begin, about) => {
    const isAlone = begin.length < 2;
    const chunks = chunksFor(begin, isAlone, about).map((name) => load(about.chunks[name]));
    const found = [];
    for (const chunk of await Promise.all(chunks)) {
      for (const line of chunk.split(" ")) {
        if (!line.startsWith(begin)) continue;
        const sign = line.indexOf("=");
        const isWhole = sign === begin.length;
        if (isWhole || !isAlone) found.push([line.slice(sign + 1), isWhole]);
      }
    }
    return found;
  };

  /* the documents that have a word that begins so, each with the weight of the best */
  const scored = async (begin, about) => {
    const scores = { of: new Uint16Array(about.count), size: 0 };
    for (const [entry, isWhole] of await entriesOf(begin, about)) {
      weigh(entry, isWhole, about, scores);
    }
    return scores;
  };

  const shortest = (word) => Math.max(FEWEST, Math.ceil(word.length * SHARE));

  /* where nothing begins like a word, one letter less is tried, down to its stem */
  const scoredOrShorter = async (word, about) => {
    for (let length = word.length; ; length -= 1) {
      const begin = word.slice(0, length);
      const scores = await scored(begin, about);
      if (scores.size || length <= shortest(word)) return { word, begin, scores };
    }
  };

  const inAll = (parts, about) => {
    const sums = [];
    for (let one = 0; one < about.count; one += 1) {
      if (parts.every((part) => part.scores.of[one])) {
        sums.push([one, parts.reduce((sum, part) => sum + part.scores.of[one], 0)]);
      }
    }
    return sums.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([one]) => one);
  };

  const find = async (query) => {
    const about = await load(place.dataset.first);
    if (!letters.size) learn(about.letters);
    const words = [...new Set(wordsIn(query))];
    if (!words.length) return { words, begins: [], hits: [], cut: [] };
    let parts = await Promise.all(words.map((word) => scoredOrShorter(word, about)));
    let hits = inAll(parts, about);
    if (!hits.length && words.length > 1 && parts.every((part) => part.scores.size)) {
      parts = await Promise.all(words.map(async (word) => {
        const begin = word.slice(0, Math.min(word.length, shortest(word)));
        return { word, begin, scores: await scored(begin, about) };
      }));
      hits = inAll(parts, about);
    }
    const cut = parts.filter((part) => part.begin !== part.word && part.scores.size);
    return { words, begins: parts.map((part) => part.begin), hits, cut, about };
  };

  /* ---- what is shown ---- */

  const element = (name, options = {}, ...inside) => {
    const made = document.createElement(name);
    const { lang, ...plain } = options;
    if (lang) made.lang = lang;
    Object.assign(made, plain);
    made.append(...inside);
    return made;
  };

  const isMeant = (word, begins) => begins.some((begin) => fold(word).startsWith(begin));

  /* a text with the words that were looked for marked */
  const marked = (text, begins) => {
    const parts = [];
    let after = 0;
    for (const match of text.matchAll(WORD)) {
      if (!isMeant(match[0], begins)) continue;
      parts.push(text.slice(after, match.index), element("mark", {}, match[0]));
      after = match.index + match[0].length;
    }
    return [...parts, text.slice(after)];
  };

  /* the piece of a text around the first word that was looked for */
  const pieceOf = (text, begins) => {
    for (const match of text.matchAll(WORD)) {
      if (!isMeant(match[0], begins)) continue;
      const first = match.index <= AROUND ? 0 : text.indexOf(" ", match.index - AROUND) + 1;
      const far = match.index + AROUND;
      const end = far >= text.length ? text.length : Math.max(text.lastIndexOf(" ", far), match.index + match[0].length);
      return `${first ? "… " : ""}${text.slice(first, end)}${end < text.length ? " …" : ""}`;
    }
    return "";
  };

  const meant = (text, begins) => begins.filter((begin) => wordsIn(text).some((word) => word.startsWith(begin))).length;

  /* the passage that has most of the words; its heading counts as a part of it */
  const bestOf = (passages, begins) => {
    let best = null;
    let most = 0;
    for (const passage of passages) {
      const count = 2 * meant(`${passage[0]} ${passage[2]}`, begins) + (meant(passage[0], begins) ? 1 : 0);
      if (count > most) [best, most] = [passage, count];
    }
    return best;
  };

  const foundIn = (address, lang, passage, begins) => {
    const [heading, anchor, text] = passage;
    const line = element("p", { className: "found", lang });
    if (heading) {
      const target = anchor ? `${address}#${encodeURIComponent(anchor)}` : address;
      line.append(element("a", { href: target }, ...marked(heading, begins)), " ");
    }
    line.append(...marked(pieceOf(text, begins), begins));
    return line.textContent.trim() ? line : null;
  };

  const shown = async (number, about, begins) => {
    const [rows, texts] = await Promise.all([
      load(about.rows[Math.floor(number / about.perRow)]),
      load(about.texts[Math.floor(number / about.perText)]),
    ]);
    const [id, title, lang, address, kind, status] = rows[number % about.perRow];
    const passages = texts[number % about.perText];
    /* a service has no id */
    const name = id ? [element("span", { className: "id" }, ...marked(id, begins)), " "] : [];
    const item = element("li", {},
      element("a", { className: "to", href: address }, ...name,
        element("span", { className: "title", lang }, ...marked(title, begins))),
      element("p", { className: "note" }, [kind, status].filter((each) => each).join(" · ")));
    const best = bestOf(passages, begins);
    const line = best && foundIn(address, lang, best, begins);
    if (line) item.append(line);
    return item;
  };

  const begin = () => {
    const form = place.querySelector("form");
    const field = form.querySelector("input");
    const told = place.querySelector("[data-told]");
    const list = place.querySelector("[data-hits]");
    const more = place.querySelector("[data-more]");
    const says = place.querySelector("[data-says]").content;
    const say = (name, values = {}) => Object.entries(values).reduce(
      (text, [key, value]) => text.replace(`{${key}}`, value),
      says.querySelector(`[data-say="${name}"]`).textContent);
    const ways = [...document.querySelectorAll(".languages a")].map((link) => [link, link.getAttribute("href")]);
    let round = 0;
    let result = null;
    let count = 0;

    const showMore = async (isMore) => {
      const mine = round;
      const next = result.hits.slice(count, count + PAGE);
      const items = await Promise.all(next.map((one) => shown(one, result.about, result.begins)));
      if (mine !== round) return;
      if (!isMore) list.replaceChildren();
      list.append(...items);
      count += items.length;
      more.hidden = count >= result.hits.length;
      if (isMore) items[0]?.querySelector("a").focus();
    };

    const tell = (query) => {
      const { words, hits, cut } = result;
      if (!query.trim() || !words.length) return "";
      const sentences = cut.map((part) => say("cut", { word: part.word, begin: part.begin }));
      sentences.push(hits.length ? say("count", { count: hits.length }) : say("none"));
      return sentences.join(" ");
    };

    const address = (query) => {
      const search = query ? `?q=${encodeURIComponent(query)}` : "";
      history.replaceState(null, "", `${location.pathname}${search}`);
      for (const [link, href] of ways) link.setAttribute("href", href + search);
    };

    const search = async () => {
      const query = field.value.trim();
      round += 1;
      const mine = round;
      address(query);
      try {
        const found = await find(query);
        if (mine !== round) return;
        result = found;
        count = 0;
        if (!found.hits.length) { list.replaceChildren(); more.hidden = true; }
        else await showMore(false);
        if (mine === round) told.textContent = tell(query);
      } catch {
        if (mine === round) told.textContent = say("broken");
      }
      if (mine === round) place.done = query;
    };

    let pause = 0;
    field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, PAUSE); });
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); search(); });
    more.addEventListener("click", () => showMore(true).catch(() => { told.textContent = say("broken"); }));
    place.querySelector("[data-without]").hidden = true;
    form.hidden = false;
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    if (field.value) search();
    /* for who measures and who tests */
    place.find = find;
    place.fold = fold;
  };

  if (place) begin();
}
