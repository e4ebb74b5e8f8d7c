import { type KeyboardEvent, useId, useState } from 'react'
import type { RouteId } from '../../core/route'
import { formatShare, Icon, moveActive, VerdictWord } from '../kit'
import { type Answered, type RouteAnswer, usePageStore } from '../store'
import { useWords } from '../words'

const groups = ['kubectl', 'cluster-api', 'gitops', 'helm', 'others'] as const

function groupOf(id: RouteId): (typeof groups)[number] {
  if (/^(client-side|server-|create)/.test(id)) return 'kubectl'
  if (/^cluster/.test(id)) return 'cluster-api'
  if (/^(argocd|flux|fleet|sveltos)/.test(id)) return 'gitops'
  return id.startsWith('helm') ? 'helm' : 'others'
}

/** Every route with its verdict, found by typing: the field holds the focus, its arrows walk, Enter chooses. */
export function RouteList({ answered, onDone }: { readonly answered: Answered; readonly onDone: () => void }) {
  const { t } = useWords()
  const store = usePageStore()
  const id = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState<RouteId>(answered.chosen.id)
  const words = query.toLowerCase().split(/\s+/)
  const named = (route: RouteAnswer): string => t(`routePlain.${route.id}`).toLowerCase()
  const found = groups.flatMap(group => {
    const routes = answered.routes.filter(
      route => groupOf(route.id) === group && words.every(word => named(route).includes(word)),
    )
    return routes.length === 0 ? [] : [{ group, routes }]
  })
  const inOrder = found.flatMap(({ routes }) => routes)
  const at = Math.max(
    0,
    inOrder.findIndex(route => route.id === active),
  )

  function choose(route: RouteId): void {
    onDone()
    store.getState().chooseRoute(route)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const route = inOrder[at]
    if (event.key === 'Enter' && route) {
      // The box closes and gives the focus back to its word, which the same key would press.
      event.preventDefault()
      choose(route.id)
    }
    // The other keys of a list go through the text of a field.
    const walks = /^(Arrow(Up|Down)|Page(Up|Down))$/.test(event.key)
    const next = walks && inOrder[moveActive(event.key, at, { count: inOrder.length, page: 8 }) ?? -1]
    if (!next) return
    event.preventDefault()
    setActive(next.id)
    document.getElementById(`${id}${next.id}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div className="route-list">
      <label className="search">
        <Icon name="search" />
        <span className="unseen">{t('answer.find')}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={inOrder[at] && `${id}${inOrder[at].id}`}
          spellCheck={false}
          autoComplete="off"
          placeholder={t('answer.find')}
          value={query}
          onChange={event => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <div id={id} role="listbox" aria-label={t('answer.route')}>
        {found.map(({ group, routes }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list
          <div key={group} role="group" aria-label={t(`answer.group.${group}`)}>
            <p aria-hidden="true">{t(`answer.group.${group}`)}</p>
            {routes.map(route => (
              // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field holds the focus and its keys reach every route
              <div
                key={route.id}
                id={`${id}${route.id}`}
                role="option"
                aria-selected={route.id === answered.chosen.id}
                className={route.id === inOrder[at]?.id ? 'route-option active' : 'route-option'}
                onClick={() => choose(route.id)}
              >
                <span>{t(`routePlain.${route.id}`)}</span>
                <VerdictWord verdict={route.verdict} word={t(`verdict.${route.verdict}`)} />
                <span className="route-share">{shareOf(route)}</span>
              </div>
            ))}
          </div>
        ))}
        {inOrder.length === 0 && <p className="quiet">{t('answer.noRoute')}</p>}
      </div>
    </div>
  )
}

function shareOf({ meets }: RouteAnswer): string {
  return meets?.bytes && meets.max ? formatShare(meets.bytes / meets.max) : ''
}
