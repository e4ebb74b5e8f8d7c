import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

/**
 * A real kubectl, 1.31 or newer: what older ones do differs and is not what Plimsoll states. 1.32 first, the version
 * its figures were measured with. Google's SDK keeps numbered ones beside its dispatcher.
 * @returns {string | undefined} path
 */
export function findKubectl() {
  const names = ['kubectl.1.32', 'kubectl.1.33', 'kubectl.1.31', 'kubectl']
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/lib/google-cloud-sdk/bin']
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(path => minorVersion(path) >= 31)
}

export const withoutKubectl = 'no kubectl >= 1.31'

/** @param {string} kubectl */
function minorVersion(kubectl) {
  const { status, stdout } = spawnSync(kubectl, ['version', '--client', '--output=json'], { encoding: 'utf8' })
  return status === 0 ? Number.parseInt(JSON.parse(stdout).clientVersion.minor, 10) : 0
}
