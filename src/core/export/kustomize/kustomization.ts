import { type Mapping, writeYaml } from '../../manifest'
import type { StageId } from '../../plan'
import { type OutputFile, textFile } from '../export'
import { mapping } from '../objects'
import type { OptionValues } from '../rules'

/**
 * A `kustomization.yaml` in the folder of a stage, or above all of them (null). `resources`: files or folders beside
 * it, in order.
 */
export function kustomizationFile(
  stage: StageId | null,
  resources: readonly string[],
  { component }: OptionValues = {},
  transformers: readonly string[] = [],
): OutputFile {
  const isComponent = component === 'true' && stage === null
  const kustomization: Mapping = mapping({
    apiVersion: `kustomize.config.k8s.io/${isComponent ? 'v1alpha1' : 'v1beta1'}`,
    kind: isComponent ? 'Component' : 'Kustomization',
    resources,
    ...(transformers.length > 0 ? { transformers } : {}),
    // Its own order would put custom resources anywhere between the built-in kinds (splitting rules, section 0).
    ...(isComponent ? {} : { sortOptions: mapping({ order: 'fifo' }) }),
  })
  return textFile(stage === null ? 'kustomization.yaml' : `${stage}/kustomization.yaml`, writeYaml(kustomization))
}
