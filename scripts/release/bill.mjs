import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedFolder } from '../package/with-notices.mjs'
import { root } from '../run.mjs'

/**
 * The bill of materials as CycloneDX 1.6: the packages that are in what is released, as the modules of the builds tell
 * them, each with the builds that hold it and with the digest that package-lock.json has of it. No time and no random
 * number stand in it: the same sources give the same bill.
 * @param {string} version
 * @param {string | null} node the version of Node in the program that needs none
 */
export function billOfMaterials(version, node) {
  /** @type {Map<string, { name: string, version: string, license: string, builds: string[] }>} */
  const packages = new Map()
  for (const file of readdirSync(shippedFolder).toSorted()) {
    const build = file.replace(/\.json$/, '')
    for (const { name, version, license } of JSON.parse(readFileSync(join(shippedFolder, file), 'utf8'))) {
      // A work in files of ours, which is no package and so no component: the notices have it.
      if (version === null) continue
      const known = packages.get(`${name}@${version}`) ?? { name, version, license, builds: [] }
      packages.set(`${name}@${version}`, { ...known, builds: [...known.builds, build] })
    }
  }
  const digests = lockedDigests()
  const self = `pkg:npm/plimsoll@${version}`
  const components = [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { name, version, license, builds }]) => {
      const integrity = digests.get(id)
      if (integrity === undefined) throw new Error(`${id} is shipped and not in package-lock.json`)
      return {
        type: 'library',
        'bom-ref': purl(name, version),
        name,
        version,
        licenses: [/ (AND|OR|WITH) /.test(license) ? { expression: license } : { license: { id: license } }],
        purl: purl(name, version),
        hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }],
        properties: builds.map(build => ({ name: 'plimsoll:in', value: build })),
      }
    })
  const runtime = node === null ? [] : [runtimeOf(node)]
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name: 'plimsoll',
        version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
        purl: self,
      },
    },
    components: [...components, ...runtime],
    dependencies: [
      { ref: self, dependsOn: [...components, ...runtime].map(({ purl }) => purl) },
      ...[...components, ...runtime].map(({ purl }) => ({ ref: purl })),
    ],
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}

/** Node, whose licence names all that is in it. @param {string} version */
function runtimeOf(version) {
  const id = purl('node', version)
  const properties = [{ name: 'plimsoll:in', value: 'program' }]
  return {
    type: 'platform',
    'bom-ref': id,
    name: 'node',
    version,
    licenses: [{ license: { id: 'MIT' } }],
    purl: id,
    properties,
  }
}

/** @param {string} name @param {string} version */
function purl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/** @returns {Map<string, string>} by name and version */
function lockedDigests() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return new Map(
    Object.entries(packages).map(([path, { name, version, integrity }]) => [
      `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`,
      integrity,
    ]),
  )
}
