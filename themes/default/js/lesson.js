// lesson.js: turns the questions of a lesson into ones to answer, says why an answer is right or not, and keeps on the device
// what was answered and when the lesson was done. Without this file each question has its answer folded below it.
//
// <article data-lesson="lessons/second" data-pass="80" data-end-right="You got {n} of {all} ..." data-end-short data-end-done>
//   <section data-quiz="VERSION" data-best data-other data-retry data-none>   its words; another version when a question changed
//     <li class="question"> <fieldset> <legend> <ol class="options"> <li data-best> ... </ol>
//       <button data-quiz-check hidden> <div role="status"> <details> <span data-note>, one for each option </details>
//     <div data-quiz-icons hidden> <svg> <svg> </div>   for the best answer, and for others
//   <div data-quiz-end hidden> <button data-quiz-mark>, without questions <div data-quiz-score role="status"> <button data-quiz-over>
//
// On the device: localStorage["handrail:NAME"].path = {last: "lessons/second", lessons: {"lessons/second":
//   {v: VERSION, n: 4, a: [[1, 0], null], done: "2026-11-23", right: 3, of: 4}}}
// a holds for each question the first answer and the latest, from 0; once the best one was found it stays the latest.
(() => {
  "use strict";
  const lesson = document.querySelector("[data-lesson]");
  if (!lesson) return;
  const part = (name, within = lesson) => within.querySelector(`[data-quiz-${name}]`);
  const quiz = lesson.querySelector("[data-quiz]"), end = part("end"), score = part("score"), over = part("over"), mark = part("mark");
  const words = { ...lesson.dataset, ...quiz?.dataset };
  const key = "handrail:" + document.documentElement.dataset.site;
  const stored = () => {
    try {
      return JSON.parse(localStorage[key]) ?? {};
    } catch {
      return {};
    }
  };
  const mine = { a: [], ...stored().path?.lessons?.[words.lesson] };
  if (mine.v !== words.quiz || !Array.isArray(mine.a)) mine.a = [];
  mine.v = words.quiz;
  const save = () => {
    const all = stored();
    all.path = { last: words.lesson, lessons: { ...all.path?.lessons, [words.lesson]: mine } };
    try {
      localStorage[key] = JSON.stringify(all);
    } catch {} // the questions work all the same
  };

  const bold = (text) => Object.assign(document.createElement("strong"), { textContent: text });

  const question = (el, n) => {
    const options = [...el.querySelectorAll(".options > li")], notes = el.querySelectorAll("[data-note]");
    const said = el.querySelector("[role=status]"), answer = el.querySelector("details"), check = part("check", el);
    const best = options.findIndex((li) => "best" in li.dataset);
    const radios = options.map((li) => {
      const radio = Object.assign(document.createElement("input"), { type: "radio", name: "question." + n });
      const label = document.createElement("label");
      label.append(radio, ...li.childNodes);
      li.append(label);
      return radio;
    });
    const tell = (i) => {
      const right = i === best;
      said.dataset.is = right ? "best" : "other";
      said.replaceChildren(
        part("icons").children[right ? 0 : 1].cloneNode(true),
        bold(right ? words.best : words.other), " ", ...notes[i].cloneNode(true).childNodes, right ? "" : " " + words.retry,
      );
      answer.hidden = false;
    };
    const clear = () => {
      for (const radio of radios) radio.checked = false;
      delete said.dataset.is;
      said.replaceChildren();
      answer.hidden = true;
      answer.open = false;
    };
    check.addEventListener("click", () => {
      const i = radios.findIndex((radio) => radio.checked);
      if (i < 0) {
        said.textContent = words.none;
        return;
      }
      tell(i);
      const [first, latest] = mine.a[n] ?? [i];
      mine.a[n] = [first, latest === best ? best : i];
      finish();
    });
    check.hidden = false;
    clear();
    const latest = mine.a[n]?.[1];
    if (radios[latest]) {
      radios[latest].checked = true;
      tell(latest);
    }
    return { clear, first: () => mine.a[n]?.[0] === best, found: () => mine.a[n]?.[1] === best, focus: () => radios[0].focus() };
  };
  const questions = [...lesson.querySelectorAll("[data-quiz] .question")].filter((el) => el.querySelector("[data-best]")).map(question);

  // What there is to say when every best answer was found; today is when that was, if it was just now.
  const sum = (today) => {
    over.hidden = !mine.a.length;
    if (!questions.every((q) => q.found())) return;
    const all = questions.length, n = questions.filter((q) => q.first()).length;
    const done = 100 * n >= words.pass * all;
    if (today && done && (!mine.done || n * mine.of > mine.right * all)) Object.assign(mine, { done: today, right: n, of: all });
    const line = words.endRight.replace("{n}", n).replace("{all}", all);
    if (mine.done || all) score.replaceChildren(all ? line + " " : "", bold(done ? words.endDone : words.endShort.replace("{pass}", words.pass)));
  };
  const finish = () => {
    const now = new Date();
    mine.n = questions.length;
    sum(new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10));
    save();
  };

  over.addEventListener("click", () => {
    mine.a = [];
    for (const q of questions) q.clear();
    score.replaceChildren();
    over.hidden = true;
    save();
    questions[0].focus();
  });
  mark?.addEventListener("click", finish);
  end.hidden = false;
  sum();
})();
