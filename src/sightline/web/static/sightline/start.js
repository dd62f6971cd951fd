// Everything works without this script: it folds the menu on a phone and moves the focus to errors.
const parts = document.querySelector("script[data-govuk]").dataset.govuk;
import(parts).then(({ initAll }) => initAll());
