import { type Mapping, writeYaml } from '../manifest'

/** Objects of ours as a file of YAML documents, in order. */
export function yamlObjects(objects: readonly Mapping[]): string {
  return objects.map(object => `---\n${writeYaml(object)}`).join('')
}
