/** The search of the site: `stepalignSearch` finds pages, and what follows shows them where there is a page to show them in. */
(() => {
  const { options, index } = globalThis.stepalignIndex;
  const search = globalThis.MiniSearch.loadJS(index, options);

  /** The pages that have all words of a query, or words that begin so or nearly are so; the best first. */
  globalThis.stepalignSearch = (query) =>
    search.search(query, {
      boost: { title: 8, headings: 3, summary: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    });

  if (typeof document === 'undefined') return;
  const form = document.querySelector('form[role=search]');
  const input = form.querySelector('input');
  const status = form.querySelector('#site-found');
  const list = form.querySelector('#site-results');

  function item({ id, title, summary, part }) {
    const element = document.createElement('li');
    const link = document.createElement('a');
    link.href = form.dataset.root === '' ? id : `${form.dataset.root}/${id}`;
    link.textContent = title;
    const about = document.createElement('small');
    about.textContent = summary === '' ? part : summary;
    element.append(link, ' ', about);
    return element;
  }

  function show() {
    const query = input.value.trim();
    const found = query === '' ? [] : globalThis.stepalignSearch(query);
    list.replaceChildren(...found.slice(0, 12).map(item));
    status.textContent = query === '' ? '' : `${found.length} ${found.length === 1 ? 'page' : 'pages'}`;
  }

  form.hidden = false;
  input.addEventListener('input', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && form.contains(document.activeElement)) {
      input.value = '';
      show();
      input.focus();
    }
    if (event.key === '/' && document.activeElement === document.body) {
      event.preventDefault();
      input.focus();
    }
  });
})();
