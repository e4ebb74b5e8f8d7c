import type { ReactNode } from 'react'

/** Line drawings in a box of 16, stroke 1.5. Never alone: a word or a label stands with each. */
const drawings = {
  file: <path d="M4 2.5h5l3 3v8H4zM9 2.5v3h3" />,
  add: <path d="M8 3.5v9M3.5 8h9" />,
  remove: <path d="m4.5 4.5 7 7m0-7-7 7" />,
  search: <path d="M7 2.75a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5zm3.3 7.55 3.2 3.2" />,
  paste: (
    <>
      <rect x="3.5" y="3.5" width="9" height="10" rx="1.2" />
      <path d="M6 3.5v-1h4v1M6 7.5h4M6 10h2.5" />
    </>
  ),
  language: (
    <path d="M2.5 4.2h7M6 2.6v1.6M8.2 4.2C7.7 6.6 5.6 8.7 3 9.7M4 6.3c.9 1.5 2.3 2.7 4 3.3M8.5 13.4l2.7-6.4 2.7 6.4M9.4 11.4h3.6" />
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor" stroke="none" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M6.4 6.4c.1-1 .8-1.6 1.7-1.6s1.6.6 1.6 1.5c0 1.2-1.6 1.3-1.6 2.5M8.05 11.1v.1" />
    </>
  ),
  shield: <path d="M8 2.3 3.2 4v3.7c0 3 2 5.1 4.8 6 2.8-.9 4.8-3 4.8-6V4zM5.8 7.9l1.6 1.6 2.9-3.1" />,
  share: <path d="M8 9.5V2.5M5.2 5 8 2.3 10.8 5M5 7.5H3.5v6h9v-6H11" />,
  lock: (
    <>
      <rect x="3.5" y="7.2" width="9" height="6.3" rx="1.2" />
      <path d="M5.5 7.2V5.3a2.5 2.5 0 0 1 5 0v1.9" />
    </>
  ),
  folder: <path d="M2 4.2h4l1.5 1.6H14v7.5H2z" />,
  chain: (
    <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />
  ),
  menu: <path d="M3 5h10M3 8h10M3 11h10" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  download: <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 3.2v-.7h-8v8h.7" />
    </>
  ),
  check: <path d="m3.5 8.5 3 3 6-6.5" />,
  analyze: <path d="M2.5 8h11M8 3.5a4.5 4.5 0 1 0 .01 0z" />,
  split: <path d="M3 4v6.5a2.5 2.5 0 0 0 4 2V4M9 4v8.5a2.5 2.5 0 0 0 4-2V4M2 6.5h12" />,
  back: <path d="M12.5 8h-9M7 4.5 3.5 8 7 11.5" />,
  panel: (
    <path d="M3.7 3h8.6a1.2 1.2 0 0 1 1.2 1.2v7.6a1.2 1.2 0 0 1-1.2 1.2H3.7a1.2 1.2 0 0 1-1.2-1.2V4.2A1.2 1.2 0 0 1 3.7 3zM6.5 3v10" />
  ),
  outline: <path d="M2.5 4h1M2.5 8h1M2.5 12h1M6 4h7.5M6 8h7.5M6 12h7.5" />,
  fold: <path d="M3 8h10M5.5 2.5 8 5l2.5-2.5M5.5 13.5 8 11l2.5 2.5" />,
  keyboard: <path d="M2 4.5h12v7.5H2zM4.500 7h.1M7 7h.1M9.5 7h.1M12 7h.1M5 9.7h6" />,
  compare: <path d="M8 2v12M2 5.5h4M3.5 8.5H6M10 5.5h2.5M10 8.5h4M10 11.5h3" />,
  undo: <path d="M6 3.5 3 6.5l3 3M3.5 6.5H9a3.5 3.5 0 0 1 0 7H6" />,
  redo: <path d="m10 3.5 3 3-3 3m2.5-3H7a3.5 3.5 0 0 0 0 7h3" />,
  wait: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  swap: <path d="M3 5.5h9.5L10 3M13 10.5H3.5L6 13" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
