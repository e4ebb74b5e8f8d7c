import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'

// Archives as other programs write them: `node scripts/make-archives.mjs` writes those of
// src/core/archive/made-elsewhere anew (zip 3.0, GNU tar, gzip, Python), and the conformance run has this machine's
// programs write them into a folder of its own.

const filler = '# filler\n'.repeat(40)
/** @param {string} name */
const manifest = name => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${filler}`
const longName = `src/deep/${'directory-of-a-long-name/'.repeat(8)}crd.yaml`

/** Paths with what stands in them; the test that reads them has the same. */
const files = {
  'src/a.yaml': manifest('a'),
  'src/sub/b.json': '{"apiVersion":"v1"}',
  'src/中文 é.yml': manifest('c'),
  [longName]: manifest('d'),
  'src/README.md': '# nothing',
  'src/logo.yaml': new Uint8Array([0x89, 0x50, 0, 1, 2]),
  'src/.git/config.yaml': 'x: y',
  'src/chart.tgz': 'whatever',
}

/** Programs that are asked, by the words with which they only say who they are. */
export const archivers = { zip: ['-v'], tar: ['--version'], gzip: ['--version'], python3: ['--version'] }

/** @param {string} out an existing folder */
export async function makeArchives(out) {
  const work = join(out, 'work')
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(work, path)), { recursive: true })
    writeFileSync(join(work, path), content)
  }
  symlinkSync('/etc/passwd', join(work, 'src/link.yaml'))
  /** @param {string} program @param {string[]} words */
  const run = (program, ...words) => execFileSync(program, words, { cwd: work, maxBuffer: 1e8 })
  /** @param {string} name */
  const at = name => join(out, name)

  run('zip', '-q', '-y', '-r', at('links.zip'), 'src')
  // zip 3.0 takes no link that it has to keep as one when it writes to a pipe.
  await piped(work, at('stream.zip'), 'zip', ['-q', '-r', '-', 'src', '-x', 'src/link.yaml'])
  run('zip', '-q', at('one.zip'), 'src/a.yaml')
  run('zip', '-q', '-P', 'secret', at('locked.zip'), 'src/a.yaml', 'src/sub/b.json')
  run('zip', '-q', '-Z', 'bzip2', at('bzip2.zip'), 'src/a.yaml')
  for (const format of ['gnu', 'pax']) run('tar', `--format=${format}`, '-cf', at(`${format}.tar`), 'src')
  for (const format of ['ustar', 'v7']) {
    run('tar', `--format=${format}`, '-cf', at(`${format}.tar`), 'src/a.yaml', 'src/link.yaml')
  }
  run('tar', '-cf', at('two.tar'), '-C', 'src', 'a.yaml', 'sub/b.json')
  run('tar', '-czf', at('all.tgz'), 'src')
  writeFileSync(at('one.gz'), run('gzip', '-c', 'src/a.yaml'))
  writeFileSync(at('members.gz'), Buffer.concat([run('gzip', '-c', 'src/a.yaml'), run('gzip', '-c', 'src/sub/b.json')]))
  for (const [name, lines] of Object.entries(scripts)) {
    run('python3', '-c', ['import sys, io, zipfile, tarfile', 'out = sys.argv[1]', ...lines].join('\n'), at(name))
  }
}

/**
 * A real pipe, for which zip writes sizes behind the data.
 * @param {string} cwd @param {string} to @param {string} program @param {string[]} words
 */
async function piped(cwd, to, program, words) {
  const child = spawn(program, words, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const [status] = await Promise.all([
    new Promise(resolve => child.once('close', resolve)),
    pipeline(child.stdout, createWriteStream(to)),
  ])
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`)
}

const names = JSON.stringify(['../../etc/up.yaml', '/abs.yaml', 'C:\\win\\x.yaml', 'a/./b//c.yaml', 'bell\u0007.yaml'])
const scripts = {
  'wide.zip': [
    'z = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)',
    'with z.open("a.yaml", "w", force_zip64=True) as f: f.write(b"kind: A")',
    'z.close()',
  ],
  'names.zip': [
    'z = zipfile.ZipFile(out, "w")',
    `[z.writestr(zipfile.ZipInfo(n), b"a: b") for n in ${names}]`,
    'z.close()',
  ],
  'names.tar': [
    't = tarfile.open(out, "w")',
    `for n in ${names}:`,
    '  i = tarfile.TarInfo(n); i.size = 4; t.addfile(i, io.BytesIO(b"a: b"))',
    't.close()',
  ],
  'odd.tar': [
    't = tarfile.open(out, "w", format=tarfile.PAX_FORMAT)',
    'def add(name, type, **more):',
    '  i = tarfile.TarInfo(name); i.type = type',
    '  for k, v in more.items(): setattr(i, k, v)',
    '  t.addfile(i)',
    'add("null.yaml", tarfile.CHRTYPE); add("pipe.yaml", tarfile.FIFOTYPE)',
    'add("hard.yaml", tarfile.LNKTYPE, linkname="a.yaml")',
    'add("holes.yaml", tarfile.REGTYPE, pax_headers={"GNU.sparse.major": "1"})',
    't.close()',
  ],
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../src/core/archive/made-elsewhere/', import.meta.url))
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.md')) rmSync(join(folder, name), { recursive: true })
  }
  await makeArchives(folder)
  rmSync(join(folder, 'work'), { recursive: true })
}
