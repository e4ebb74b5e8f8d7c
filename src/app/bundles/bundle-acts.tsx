import type { ResourceReport } from '../../core/analysis'
import { type Bundle, type Form, type Placement, type Plan, targetRule } from '../../core/plan'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { MenuButton } from './menu-button'

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
  readonly resources: readonly ResourceReport[]
}) {
  const { t } = useWords()
  const { moveResource, writeAs } = usePageStore().getState()
  const chosen = resources[placement.resource]
  const others = plan.bundles.filter(({ name }) => name !== bundle.name)
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

function hasRoom({ bytes, maxBytes }: Bundle, placement: Placement): boolean {
  return maxBytes === null || bytes + placement.bytes <= maxBytes
}
