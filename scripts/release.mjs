import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { noticesWhole } from './package/check-notices.mjs'
import { lines, nodeOf } from './package/nodes.mjs'
import { asksNobody, commandsRun, holdsNothingElse, installed, programsRun, typesHold } from './package/try-package.mjs'
import { noticesFile } from './package/with-notices.mjs'
import { billOfMaterials } from './release/bill.mjs'
import { krewManifest } from './release/krew.mjs'
import { releasePackage } from './release/package.mjs'
import { buildProgram, platform } from './release/program.mjs'
import { zipFolder } from './release/zip.mjs'
import { root, run } from './run.mjs'

// `npm run release`: builds everything that a release consists of into `dist/release/`, twice, tries it, and lists it.
// It publishes nothing, tags nothing and sends nothing anywhere: what is there is for the maintainer to publish
// (docs/release.md). `-- --rehearse` goes on where the version is not ready to be released, and says why it is not.

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const isRehearsal = process.argv.includes('--rehearse')
const out = join(root, 'dist/release')

/** @type {string | null} the version of Node that is in the program; null where there is none */
let node = null
/** @type {string[]} what was not done, and why */
const left = []
const commit = git('rev-parse', 'HEAD')
const notReady = whyNotReady()
if (notReady.length > 0 && !isRehearsal) {
  for (const reason of notReady) console.error(reason)
  console.error('Not ready to be released; `npm run release -- --rehearse` builds and checks it all the same.')
  process.exit(1)
}

say('building')
const first = build()
say('building once more, to see whether the same comes of it')
const second = build()
const differing = Object.keys(first).filter(name => first[name] !== second[name])
if (differing.length > 0) throw new Error(`the same sources give other bytes the second time: ${differing.join(', ')}`)

say('trying the package')
const tarball = join(out, `plimsoll-${version}.tgz`)
const { folder, remove } = installed(tarball)
try {
  holdsNothingElse(folder)
  asksNobody(folder)
  typesHold(folder)
  for (const line of [null, ...lines]) {
    const tried = line === null ? process.execPath : nodeOf(line)
    if (tried === null)
      left.push(`The package was not tried on Node ${line}: the package \`node\` could not be fetched.`)
    else {
      commandsRun(folder, tried)
      programsRun(folder, tried)
    }
  }

  say('making the program that needs no Node')
  const program = buildProgram(version)
  if (typeof program === 'string') left.push(program)
  else {
    node = program.node
    commandsRun(folder, process.execPath, program.file)
    const archive = `plimsoll-${version}-${platform}.zip`
    zipFolder(program.folder, join(out, archive))
    writeFileSync(join(out, 'plimsoll.yaml'), krewManifest(version, archive, digest(join(out, archive))))
    left.push(`The program is that of ${platform}; those of other platforms are built by this script on each of them.`)
    const tried = spawnSync('kubectl', ['plimsoll', '--version'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${program.plugins}${delimiter}${process.env.PATH}` },
    })
    if (tried.error) left.push('`kubectl plimsoll` was not tried: there is no kubectl here.')
    else if (tried.stdout.trim() !== version)
      throw new Error(`kubectl does not run the plugin: ${tried.stdout}${tried.stderr}`)
  }
} finally {
  remove()
}

if (git('rev-parse', 'HEAD') !== commit) throw new Error('another commit was checked out meanwhile')
say('checking what it says of others')
noticesWhole('page', readFileSync(join(root, 'dist/page', noticesFile), 'utf8'))
noticesWhole('file', readFileSync(join(out, `plimsoll-${version}.html`), 'utf8'))
writeFileSync(join(out, `plimsoll-${version}.cdx.json`), billOfMaterials(version, node))

writeFileSync(join(out, 'PROVENANCE.md'), provenance())
const files = readdirSync(out).toSorted()
writeFileSync(join(out, 'SHA256SUMS'), files.map(file => `${digest(join(out, file))}  ${file}\n`).join(''))

console.log(`\nplimsoll ${version}, in dist/release/:\n`)
for (const file of [...files, 'SHA256SUMS'])
  console.log(`${statSync(join(out, file)).size.toLocaleString('en').padStart(12)}  ${file}`)
if (left.length + notReady.length > 0)
  console.log(`\n${[...notReady, ...left].map(reason => `- ${reason}`).join('\n')}`)
console.log('\nNothing was published.')

/** Builds what is made of the sources alone; the digest of each file of it. */
function build() {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  if (!run('npm run --silent build', { quiet: true })) process.exit(1)
  releasePackage(out)
  zipFolder(join(root, 'dist/page'), join(out, `plimsoll-${version}-page.zip`), path => !path.startsWith('.vite/'))
  writeFileSync(join(out, `plimsoll-${version}.html`), readFileSync(join(root, 'dist/plimsoll.html')))
  return Object.fromEntries(readdirSync(out).map(file => [file, digest(join(out, file))]))
}

/** Why this is not yet what would be released. */
function whyNotReady() {
  const reasons = []
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  const heading = /^## (.*)$/m.exec(changelog)?.[1] ?? ''
  if (!/^\d+\.\d+\.\d+$/.test(version))
    reasons.push(`package.json has the version ${version}, which is none of a release.`)
  if (!readFileSync(join(root, 'src/core/analysis/version.ts'), 'utf8').includes(`'${version}'`))
    reasons.push('src/core/analysis/version.ts says another version than package.json.')
  if (!heading.startsWith(`${version} (`)) reasons.push(`CHANGELOG.md begins with "${heading}", not with ${version}.`)
  else if (!/\(\d{4}-\d\d-\d\d\)$/.test(heading))
    reasons.push(`CHANGELOG.md says "${heading}": a release has its day there, as (2026-01-31).`)
  if (git('status', '--porcelain') !== '') reasons.push('There are changes that are not committed.')
  const tagged = git('rev-parse', '--verify', '--quiet', `v${version}^{commit}`)
  if (tagged !== '' && tagged !== git('rev-parse', 'HEAD'))
    reasons.push(`v${version} is there already, and is another commit.`)
  return reasons
}

function provenance() {
  return `# Where these files come from

plimsoll ${version}, commit ${commit} of ${git('log', '-1', '--format=%cI', commit)}${notReady.length > 0 ? ', as a rehearsal' : ''}.

Built by \`npm run release\` with Node ${process.versions.node} on ${process.platform} ${process.arch}, from the packages of package-lock.json
(SHA-256 ${digest(join(root, 'package-lock.json'))}), which npm checks by their digests.

The package, the page and the page in one file were built twice, with the same bytes. Whoever has the same commit, the same version of Node and
\`npm ci\` can compare them with SHA256SUMS:

${Object.entries(first)
  .map(([file, sum]) => `    ${sum}  ${file}`)
  .join('\n')}

The program for ${platform} holds Node itself, as npm's package \`node\` has it, and is not the same byte for byte each time.

What is in them stands in \`plimsoll-${version}.cdx.json\`, under which licences in ${noticesFile} of each.
${[...notReady, ...left].map(reason => `- ${reason}\n`).join('')}`
}

/** @param {string} file */
function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** @param {string[]} words */
function git(...words) {
  return (spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout ?? '').trim()
}

/** @param {string} text */
function say(text) {
  console.error(`=== ${text}`)
}
