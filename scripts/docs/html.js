/** Markdown of a page as HTML, with links that lead to the site's pages. */
import { posix } from 'node:path';
import { Marked } from 'marked';

export function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The anchors of headings, as GitHub makes them: each is there once. */
function makeAnchors() {
  const taken = new Set();
  return (heading) => {
    const plain = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = plain;
    for (let count = 1; taken.has(anchor); count += 1) anchor = `${plain}-${count}`;
    taken.add(anchor);
    return anchor;
  };
}

/**
 * @param page as `sources` gives it
 * @param sites paths in the site by the sources' paths
 * @returns the page's HTML, its headings, and its text, which is what search looks at
 */
export function pageHtml(page, sites) {
  const anchorOf = makeAnchors();
  const headings = [];
  const texts = [];
  const renderer = {
    heading({ tokens, depth, text }) {
      const plain = text.replaceAll('`', '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
      const anchor = anchorOf(plain);
      headings.push({ anchor, text: plain });
      return `<h${depth} id="${escaped(anchor)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      if (/^[a-z]+:/.test(href)) return `<a href="${escaped(href)}">${text}</a>`;
      const [path, anchor] = href.split('#');
      const source = path === '' ? page.source : posix.join(posix.dirname(page.source), path);
      const site = sites.get(source);
      // A file of the repository that is no page: where it can be looked at isn't known.
      if (site === undefined) return text;
      const to = path === '' ? '' : posix.relative(posix.dirname(page.path), site);
      return `<a href="${escaped(anchor === undefined ? to : `${to}#${anchor}`)}">${text}</a>`;
    },
    code({ text, lang }) {
      const language = lang ? ` data-language="${escaped(lang)}"` : '';
      return `<pre tabindex="0"${language}><code>${escaped(text)}\n</code></pre>\n`;
    },
    html({ text }) {
      return text.startsWith('<!--') ? '' : escaped(text);
    },
    table(token) {
      return `<div class="wide" tabindex="0">${tableOf(this.parser, token)}</div>\n`;
    },
  };
  const walkTokens = ({ type, text, tokens }) => {
    if (type === 'code' || (type === 'text' && tokens === undefined) || type === 'codespan') texts.push(text);
  };
  const marked = new Marked({ renderer, walkTokens });
  return { html: marked.parse(page.markdown), headings, text: texts.join(' ') };
}

function tableOf(parser, { header, rows, align }) {
  const style = (at) => (align[at] === null || align[at] === undefined ? '' : ` class="${align[at]}"`);
  const head = header.map(
    ({ tokens }, at) => `<th scope="col"${style(at)}>${parser.parseInline(tokens)}</th>`,
  );
  const body = rows.map(
    (cells) =>
      `<tr>${cells.map(({ tokens }, at) => `<td${style(at)}>${parser.parseInline(tokens)}</td>`).join('')}</tr>`,
  );
  return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}
