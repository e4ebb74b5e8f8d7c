import { links } from './docs/links.mjs'

// `npm run links`: what the pages of the repository lead to outside of it, each once, with the pages that do. Those
// inside are held by `src/docs.test.ts`.

/** @type {Map<string, Set<string>>} */
const outward = new Map()
for (const { page, to, isOutward } of links()) if (isOutward) outward.set(to, (outward.get(to) ?? new Set()).add(page))
for (const [to, pages] of [...outward].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${to}  (${[...pages].join(', ')})`)
