// Checks a form as it is typed: the same check that its button asks for, shown in the same place. Without this
// script the button does it.
const PAUSE = 700;

function watch(form) {
  const place = document.getElementById(form.dataset.asTyped);
  const said = document.createElement("p");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  place.before(said);
  let waiting, asked;

  async function check() {
    asked?.abort();
    asked = new AbortController();
    const words = new FormData(form);
    words.append("check", "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body: words, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(place.id);
      if (!answer.ok || !found) return;
      place.replaceChildren(...found.childNodes);
      said.textContent = place.querySelector("h2")?.textContent ?? "";
    } catch {
      // No answer: what was shown stays, and the button still asks.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  });
}

document.querySelectorAll("form[data-as-typed]").forEach(watch);
