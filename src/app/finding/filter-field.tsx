import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ResourceReport } from '../../core/analysis'
import {
  type Completion,
  completeFilter,
  type FilterProblem,
  numberFields,
  readFilter,
  textFields,
} from '../../core/filter'
import { Icon, placeBeside, visibleName } from '../kit'
import { useWords } from '../words'

interface FilterFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What names are offered from. */
  readonly resources: readonly ResourceReport[]
}

/**
 * A search field with a language: arrows walk what is offered, Enter or Tab takes it, Escape closes it. What cannot be
 * read is said below.
 */
export function FilterField({ label, value, onChange, resources }: FilterFieldProps) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [caret, setCaret] = useState(value.length)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { problems } = useMemo(() => readFilter(value), [value])
  const offers = useMemo(
    () => (isOpen ? completeFilter(value, Math.min(caret, value.length), resources) : []),
    [isOpen, value, caret, resources],
  )
  const isListed = isOpen && offers.length > 0
  const hasFocus = useRef(false)
  const field = useRef<HTMLLabelElement>(null)
  const below = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = below.current
    if (!element || !field.current) return
    if (isListed || (problems.length > 0 && hasFocus.current)) {
      placeBeside(element, field.current.getBoundingClientRect(), { apart: 3 })
    } else if (element.matches(':popover-open')) element.hidePopover()
  })

  function take({ text, from, to, isOpen: goesOn }: Completion): void {
    const before = `${value.slice(0, from)}${text}${goesOn ? '' : ' '}`
    onChange(before + value.slice(to).replace(/^\s+/, ''))
    setCaret(before.length)
    setActive(-1)
    // Where the caret goes is known when the text is there.
    requestAnimationFrame(() => input.current?.setSelectionRange(before.length, before.length))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const offer = offers[active]
    if (event.key === 'ArrowDown' && !isOpen) setOpen(true)
    else if (event.key === 'ArrowDown' && isListed) setActive(active < offers.length - 1 ? active + 1 : 0)
    else if (event.key === 'ArrowUp' && isListed) setActive(active > 0 ? active - 1 : offers.length - 1)
    else if ((event.key === 'Enter' || event.key === 'Tab') && offer) take(offer)
    else if (event.key === 'Escape' && isListed) setOpen(false)
    else {
      // The browser empties the field; what would be offered then was not asked for.
      if (event.key === 'Escape') setOpen(false)
      return
    }
    event.preventDefault()
    // One Escape closes the list; the next is the browser's, which empties the field.
    event.stopPropagation()
  }

  return (
    <span className="filter-field">
      <label ref={field} className="search">
        <Icon name="search" />
        <span className="unseen">{label}</span>
        <input
          ref={input}
          type="search"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isListed}
          aria-controls={`${id}list`}
          {...(offers[active] ? { 'aria-activedescendant': `${id}${active}` } : {})}
          aria-invalid={problems.length > 0}
          aria-describedby={`${id}wrong`}
          autoComplete="off"
          spellCheck={false}
          value={value}
          placeholder={t('filter.placeholder')}
          onChange={event => {
            onChange(event.target.value)
            setCaret(event.target.selectionStart ?? event.target.value.length)
            setOpen(event.target.value !== '')
            setActive(-1)
          }}
          onSelect={event => setCaret(event.currentTarget.selectionStart ?? 0)}
          onClick={() => setOpen(true)}
          onFocus={() => {
            hasFocus.current = true
          }}
          onBlur={() => {
            hasFocus.current = false
            setOpen(false)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <span ref={below} className="filter-below" popover="manual">
        <span id={`${id}wrong`} className="filter-wrong">
          {problems.map(problem => (
            <Wrong
              key={problem.text}
              problem={problem}
              onMeant={meant => onChange(value.replace(problem.text, () => meant))}
            />
          ))}
        </span>
        <span id={`${id}list`} role="listbox" aria-label={t('filter.offers')} className="filter-offers">
          {isListed &&
            offers.map((offer, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field holds the focus, its keys reach every offer
              <span
                key={offer.text}
                id={`${id}${index}`}
                role="option"
                aria-selected={index === active}
                className="filter-offer"
                onPointerDown={event => event.preventDefault()}
                onClick={() => take(offer)}
              >
                <bdi>{visibleName(offer.text)}</bdi>
                <span className="quiet">{hintOf(offer.text)}</span>
              </span>
            ))}
        </span>
      </span>
      <span className="unseen" role="status">
        {problems.map(({ code, text }) => t(`filter.wrong.${code}`, { text })).join(' ')}
      </span>
    </span>
  )

  /** What a field asks for, beside its name. */
  function hintOf(text: string): string {
    const named = hinted.find(field => new RegExp(`^[-!]?${field}[:>]$`).test(text))
    return named === undefined ? '' : t(`filter.fields.${named}`)
  }
}

const hinted = [...textFields, ...numberFields, 'over'] as const

function Wrong({ problem, onMeant }: { readonly problem: FilterProblem; readonly onMeant: (meant: string) => void }) {
  const { t } = useWords()
  const { code, text, meant } = problem
  return (
    <span className="filter-problem">
      {t(`filter.wrong.${code}`, { text })}
      {meant !== null && (
        <button
          type="button"
          className="link"
          onPointerDown={event => event.preventDefault()}
          onClick={() => onMeant(meant)}
        >
          <bdi>{visibleName(meant)}</bdi>
        </button>
      )}
    </span>
  )
}
