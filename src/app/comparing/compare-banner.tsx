import { signed } from '../../core/bytes'
import { isNewlyRefused } from '../../core/compare'
import type { RouteId } from '../../core/route'
import type { Compared } from '../../engine'
import { Banner, FromLink, RouteList, Word } from '../answer'
import { FileButton, PasteButton } from '../intake'
import { Icon, Rich, visibleName } from '../kit'
import { CardButton } from '../report-card'
import { type Answered, linkedComparisonOf, useAnswer, usePage, usePageStore } from '../store'
import { ClusterLimits } from '../verdicts'
import { useWords } from '../words'
import { UpgradeStep } from './upgrade-step'
import { useChanges } from './use-changes'
import { useClusterName } from './use-cluster-name'
import { placeOf, plainParts, WithParts } from './with-parts'

/**
 * The answer in one sentence, whose words are what is compared and what is asked; what an upgrade needs; the totals.
 */
export function CompareBanner({ compared, answered }: { readonly compared: Compared; readonly answered: Answered }) {
  return (
    <Banner
      verdict={answered.chosen.verdict}
      step={answered.linked ? <FromLink answered={answered} /> : <UpgradeStep compared={compared} />}
      evidence={<Totals compared={compared} />}
    >
      <Sentence compared={compared} answered={answered} />
    </Banner>
  )
}

function Sentence({ compared, answered }: { readonly compared: Compared; readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const changes = useChanges(compared.comparison)
  const verdicts = useVerdicts(compared, answered)
  const nameOf = (names: readonly string[]): string => {
    const [name = '', ...others] = names
    if (others.length === 0) return shorten(visibleName(name.split('/').at(-1) || name))
    const [folder = '', ...below] = name.split('/')
    return below.length > 0 && names.every(each => each.startsWith(`${folder}/`))
      ? t('compare.filesIn', { folder: shorten(visibleName(folder)), count: names.length })
      : t('compare.files', { count: names.length })
  }
  const names = {
    before: nameOf(compared.before.sources.map(({ name }) => name)),
    after: nameOf(answered.analysis.sources.map(({ name }) => name)),
    route: t(`routePlain.${answered.chosen.id}`),
    cluster: useClusterName(),
  }
  const parts = {
    before: answered.linked ? (
      <b>{names.before}</b>
    ) : (
      <Word label={t('compare.beforeWord')} name={names.before} opens="dialog" letter="B">
        {close => (
          <Sides
            close={close}
            onFiles={store.getState().compareWith}
            choose={t('compare.other')}
            end={() => store.getState().forgetEarlier()}
          />
        )}
      </Word>
    ),
    after: answered.linked ? (
      <b>{names.after}</b>
    ) : (
      <Word label={t('compare.afterWord')} name={names.after} opens="dialog" letter="A">
        {close => <Sides close={close} onFiles={store.getState().replaceSources} choose={t('compare.otherLater')} />}
      </Word>
    ),
    route: (
      <Word label={t('answer.route')} name={names.route} opens="listbox" letter="R">
        {close => <RouteList answered={answered} onDone={close} />}
      </Word>
    ),
    cluster: (
      <Word label={t('answer.cluster')} name={names.cluster} opens="dialog" letter="C">
        {() => <ClusterLimits />}
      </Word>
    ),
  }
  const sentence = t('compare.sentence', { changes, before: placeOf('before'), after: placeOf('after') })
  const problems = compared.before.problems.length
  return (
    <>
      <h1 aria-label={`${plainParts(sentence, names)}${t('verdict.end')} ${plainParts(verdicts, names)}`}>
        <WithParts parts={parts}>{sentence}</WithParts>{' '}
        <span className="because">
          <WithParts parts={parts}>{verdicts}</WithParts>
        </span>
      </h1>
      {problems > 0 && <p className="also">{t('compare.problemsBefore', { count: problems })}</p>}
    </>
  )
}

/** A word of the sentence leaves the sentence its room: a long name loses its middle. */
function shorten(name: string): string {
  const letters = Array.from(name)
  return letters.length > 26 ? `${letters.slice(0, 14).join('')}…${letters.slice(-11).join('')}` : name
}

/** What the sentence's word for an input can be changed to. */
function Sides(props: {
  readonly close: () => void
  readonly choose: string
  readonly onFiles: Parameters<typeof FileButton>[0]['onFiles']
  readonly end?: () => void
}) {
  const { t } = useWords()
  const { close, choose, onFiles, end } = props
  return (
    <div className="compare-sides">
      <FileButton
        className="button ghost"
        onFiles={files => {
          onFiles?.(files)
          close()
        }}
      >
        <Icon name="file" />
        {choose}
      </FileButton>
      {end && (
        <>
          <PasteButton className="button ghost" />
          <button type="button" className="button ghost" onClick={end}>
            <Icon name="remove" />
            {t('compare.end')}
          </button>
        </>
      )}
    </div>
  )
}

/** Routes named in a sentence that has one line for all of them. */
const mostNamed = 2

/** How verdicts on the route of the question were and are, with places for the words of the question. */
function useVerdicts({ comparison }: Compared, { chosen }: Answered): string {
  const { t } = useWords()
  const link = usePage(linkedComparisonOf)
  const wholes = useAnswer('wholes', { link })
  const { before, after, resources } = comparison
  const route: RouteId = chosen.id
  const words = { route: placeOf('route'), cluster: placeOf('cluster') }
  const elsewhere = resources.filter(
    ({ newlyRefused }) => newlyRefused.length > 0 && !newlyRefused.includes(route),
  ).length
  const wholeElsewhere =
    wholes.state === 'value' ? wholes.value.filter(whole => whole.route !== route && isNewlyRefused(whole)) : []
  const named = (routes: typeof wholeElsewhere): string =>
    routes.map(whole => t(`routePlain.${whole.route}`)).join(t('table.and'))
  const others = [
    ...(elsewhere > 0 ? [t('compare.newlyRefusedElsewhere', { count: elsewhere })] : []),
    ...(wholeElsewhere.length > 0
      ? [
          wholeElsewhere.length <= mostNamed
            ? t('compare.wholeElsewhere', { routes: named(wholeElsewhere) })
            : t('compare.wholeElsewhereMore', {
                routes: named(wholeElsewhere.slice(0, 1)),
                count: wholeElsewhere.length - 1,
              }),
        ]
      : []),
  ]
  const said = (sentence: string): string => [sentence, ...others].join(' ')
  if (chosen.route.carriers.length > 0) {
    const whole = wholes.state === 'value' ? wholes.value.find(each => each.route === route) : undefined
    const word = (verdict: 'before' | 'after'): string =>
      whole ? t(`verdict.${whole[verdict].verdict}`) : t('verdict.unknown')
    return said(t('compare.wholeVerdicts', { ...words, before: word('before'), after: word('after') }))
  }
  const refused = resources.filter(({ newlyRefused }) => newlyRefused.includes(route)).length
  const taken = resources.filter(({ newlyTaken }) => newlyTaken.includes(route)).length
  const later = resources.filter(({ later }) =>
    later.some(each => each.route === route && each.after?.outcome === 'refused'),
  ).length
  const counts = {
    ...{ fit: after.resources - after.refused[route], of: after.resources },
    ...{ fitBefore: before.resources - before.refused[route], ofBefore: before.resources },
  }
  const isSame = refused + taken === 0 && counts.fit === counts.fitBefore && counts.of === counts.ofBefore
  const news = [
    ...(refused > 0 ? [t('compare.newlyRefused', { count: refused })] : []),
    ...(taken > 0 ? [t('compare.newlyTaken', { count: taken })] : []),
    t(isSame ? 'compare.sameVerdicts' : 'compare.verdicts', { ...words, ...counts }),
    ...(later > 0 ? [t('compare.laterRefused', { count: later })] : []),
  ]
  return said(news.join(' '))
}

function Totals({ compared }: { readonly compared: Compared }) {
  const { t } = useWords()
  const store = usePageStore()
  const hasEarlier = usePage(state => state.earlier !== null)
  const { before, after } = compared.comparison
  const of = (id: 'source' | 'json' | 'etcd' | 'gzip'): string | null => {
    const [was, is] = [before[id], after[id]]
    return was === null || is === null ? null : t(`compare.sum.${id}`, { difference: signed(is - was) })
  }
  const sums = (['source', 'json', 'etcd', 'gzip'] as const).map(of).filter(sum => sum !== null)
  return (
    <div className="evidence">
      <b className="evidence-label">{t('compare.inTotal')}</b>
      <span className="evidence-text">
        <Rich>{sums.join(t('compare.dot'))}</Rich>
      </span>
      <span className="evidence-acts wide">
        {hasEarlier && (
          <>
            <button type="button" className="button ghost" onClick={() => store.getState().swapCompared()}>
              <Icon name="swap" />
              {t('compare.swap')}
            </button>
            <CardButton className="button ghost" />
          </>
        )}
      </span>
    </div>
  )
}
