import { applierOf } from '../../core/export'
import { type Bundle, type Format, type Placement, type Plan, type PlanSettings, partBytes } from '../../core/plan'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { MenuButton } from './menu-button'
import type { ShownResource } from './shown-resource'

/** So many bundles before and behind one are offered for a move: a list of thousands is none to choose from. */
const offered = 100

/** Before the stage behind which a new bundle is made; names of bundles have no space. */
const newBundle = 'new '

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
  const { moveResource, moveToNewBundle, writeAs, splitByKey } = usePageStore().getState()
  const chosen = resources[placement.resource]
  const at = plan.bundles.indexOf(bundle)
  const near = plan.bundles.slice(Math.max(0, at - offered), at + offered)
  const others = near.filter(({ name }) => name !== bundle.name)
  const stages = [...new Set(near.map(({ stage }) => stage))]
  const form: Format = bundle.placements.every(each => each.form === 'json') ? 'text' : 'json'
  if (!chosen) return null
  return (
    <span className="panel-act bundle-acts">
      {applierOf(plan.settings.target).carrier !== 'objects' && (
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
        shortcut="m"
        choices={[
          ...others.map(other => ({
            id: other.name,
            label: other.name,
            ...(hasRoom(other, placement, plan.settings) ? {} : { unfit: t('planning.noRoom') }),
          })),
          ...stages.map(stage => ({ id: `${newBundle}${stage}`, label: t('planning.newBundle', { stage }) })),
        ]}
        onChoose={id => {
          if (id.startsWith(newBundle)) moveToNewBundle(chosen.id, id.slice(newBundle.length))
          else moveResource(chosen.id, id)
        }}
      />
    </span>
  )
}

function isSplittable({ id }: ShownResource): boolean {
  return id.startsWith('/ConfigMap/') || id.startsWith('/Secret/')
}

function hasRoom(
  { bytes, maxBytes, placements }: Bundle,
  placement: Placement,
  { maxResources }: PlanSettings,
): boolean {
  const most = maxResources ?? Number.POSITIVE_INFINITY
  return (maxBytes === null || bytes + placement.bytes <= maxBytes) && placements.length < most
}
