import {
  type Bundle,
  budgetOf,
  type Form,
  type Placement,
  type Plan,
  type PlanSettings,
  targetRule,
} from '../../core/plan'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { MenuButton } from './menu-button'
import type { ShownResource } from './shown-resource'

/** So many bundles before and behind one are offered for a move: a list of thousands is none to choose from. */
const offered = 100

/** What can be done with a bundle and with the resource chosen in it: its form, and another bundle. */
export function BundleActs({
  plan,
  bundle,
  placement,
  resources,
}: {
  readonly plan: Plan
  readonly bundle: Bundle
  readonly placement: Placement
  readonly resources: readonly ShownResource[]
}) {
  const { t } = useWords()
  const { moveResource, writeAs, splitByKey } = usePageStore().getState()
  const chosen = resources[placement.resource]
  const at = plan.bundles.indexOf(bundle)
  const near = plan.bundles.slice(Math.max(0, at - offered), at + offered)
  const others = near.filter(({ name }) => name !== bundle.name)
  const form: Form = bundle.placements.every(each => each.form === 'json') ? 'text' : 'json'
  if (!chosen) return null
  return (
    <span className="panel-act bundle-acts">
      {targetRule(plan.settings.target).carrier !== 'objects' && (
        <button
          type="button"
          className="button ghost"
          onClick={() =>
            writeAs(
              form,
              bundle.placements.flatMap(({ resource }) => resources[resource]?.id ?? []),
            )
          }
        >
          {t(form === 'json' ? 'planning.asJson' : 'planning.asText')}
        </button>
      )}
      {isSplittable(chosen) && (
        <button
          type="button"
          className="button ghost"
          onClick={() => splitByKey(chosen.id, partBytes(plan.settings, placement.bytes))}
        >
          {t('planning.byKey')}
        </button>
      )}
      <MenuButton
        label={t('planning.moveTo')}
        disabled={others.length === 0}
        choices={others.map(other => ({
          id: other.name,
          label: other.name,
          ...(hasRoom(other, placement) ? {} : { unfit: t('planning.noRoom') }),
        }))}
        onChoose={name => moveResource(chosen.id, name)}
      />
    </span>
  )
}

function isSplittable({ id }: ShownResource): boolean {
  return id.startsWith('/ConfigMap/') || id.startsWith('/Secret/')
}

/** Two parts at least, each with room for what stands around its values. */
function partBytes(settings: PlanSettings, whole: number): number {
  const budget = budgetOf(settings)
  return Math.ceil(Math.min(whole / 2, budget === null ? whole : budget * 0.9))
}

function hasRoom({ bytes, maxBytes }: Bundle, placement: Placement): boolean {
  return maxBytes === null || bytes + placement.bytes <= maxBytes
}
