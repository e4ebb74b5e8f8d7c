import { formatCount } from '../../core/bytes'
import { applierOf } from '../../core/export'
import type { ProofCheck } from '../../core/proof'
import type { Split } from '../../engine'
import { Icon, shortenedName, VerdictMark } from '../kit'
import { useWords } from '../words'
import type { SplitAnswer } from './bundle-facts'
import { isComplete } from './use-download'

/** Names shown of what does not hold. */
const mostNamed = 3

/**
 * What was checked by reading the zip back: what holds, what does not and by how much, and what there was nothing of.
 */
export function Receipt({ split, answer }: { readonly split: Split; readonly answer: SplitAnswer }) {
  const { t } = useWords()
  const { proof, plan } = split
  const facts = { in: proof.resourcesIn, out: proof.resourcesOut }
  // Resources, as what is beside it counts.
  const refused = answer.isKnown ? answer.of - answer.fit : 0
  const heading = t(proof.equal ? 'proof.equal' : 'proof.notEqual', facts)
  return (
    <section aria-labelledby="receipt-title">
      <div className="seal">
        <VerdictMark verdict={isComplete(split, answer) ? 'fits' : answer.isKnown ? 'refused' : 'unknown'} />
        <div>
          <h2 id="receipt-title">
            {heading}
            {refused > 0 && t('receipt.refused', { count: refused })}
          </h2>
          <small>
            {t('proof.how')}
            {proof.resourcesExcluded > 0 && `; ${t('planning.excluded', { count: proof.resourcesExcluded })}`}
          </small>
        </div>
      </div>
      <ul className="receipt">
        {proof.checks
          .filter(({ of, code }) => of > 0 || code === 'text-equal')
          .map(check => (
            <Check key={check.code} check={check} split={split} answer={answer} />
          ))}
        {proof.outputSizes.map(({ limit, of, bytes, max, known }) => (
          <li key={of} className={bytes <= max ? undefined : 'bad'}>
            <Icon name={bytes <= max ? 'check' : 'remove'} />
            <span>
              {t(`exporting.outputSize.${limit}`, { of })}
              {bytes > max && <small>{t('routes.over', { bytes: bytes - max })}</small>}
            </span>
            <span>
              {known === 'estimate' ? t('exporting.about', { bytes, max }) : t('proof.ofBytes', { bytes, max })}
            </span>
          </li>
        ))}
      </ul>
      {proof.inputSha256.slice(0, 4).map(({ source, sha256 }) => (
        <p key={source} className="receipt-digest quiet">
          {proof.inputSha256.length === 1 ? t('proof.input') : <bdi>{t('proof.inputOf', { source })}</bdi>}{' '}
          <code>
            {sha256.slice(0, 8)}…{sha256.slice(-8)}
          </code>
        </p>
      ))}
      {plan.settings.remedies && plan.settings.remedies.length > 0 && (
        <p className="receipt-digest quiet">{t('receipt.remedied')}</p>
      )}
    </section>
  )
}

interface CheckProps {
  readonly check: ProofCheck
  readonly split: Split
  readonly answer: SplitAnswer
}

function Check({ check, split, answer }: CheckProps) {
  const { t } = useWords()
  const { code, passed, held, of } = check
  const { target } = split.plan.settings
  const name = code === 'delivered' ? t('receipt.delivered', { applier: applierOf(target).label }) : t(`proof.${code}`)
  const isNone = of === 0 && passed
  return (
    <li className={passed ? (isNone ? 'none' : undefined) : 'bad'}>
      {isNone ? <span className="receipt-dot" /> : <Icon name={passed ? 'check' : 'remove'} />}
      <span>
        {name}
        <span className="unseen">
          {': '}
          {t(isNone ? 'receipt.none' : passed ? 'proof.passed' : 'proof.failed')}
        </span>
        {!passed && <Short check={check} split={split} answer={answer} />}
      </span>
      <span>{isNone ? noneOf() : t('proof.held', { held, of })}</span>
    </li>
  )

  function noneOf(): string {
    const asJson = split.plan.bundles.flatMap(({ placements }) => placements).every(({ form }) => form === 'json')
    return code === 'text-equal' && asJson ? t('receipt.allJson') : formatCount(0)
  }
}

/** What does not hold, and by how much. */
function Short({ check: { code, failed }, split, answer }: CheckProps) {
  const { t } = useWords()
  const said = failed.slice(0, mostNamed).map(name => {
    const bundle = split.plan.bundles.find(each => each.name === name)
    const facts = answer.refused.find(each => each.bundle.name === name)
    const max = facts?.max ?? bundle?.maxBytes
    if (code === 'under-limit' && bundle && max != null) {
      return t('receipt.over', { name: shortenedName(name), bytes: (facts?.bytes ?? bundle.bytes) - max })
    }
    if (code !== 'delivered') return shortenedName(name)
    const isRefused = split.plan.settings.refused?.includes(name)
    return t(isRefused ? 'receipt.isRefused' : 'receipt.leftOut', {
      name: shortenedName(name.slice(name.lastIndexOf('/') + 1)),
    })
  })
  return (
    <small>
      {said.join(t('table.and'))}
      {failed.length > mostNamed && ` ${t('routes.more', { count: failed.length - mostNamed })}`}
    </small>
  )
}
