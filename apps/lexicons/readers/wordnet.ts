/** English words by synset ("00001740-a"), from the data files of WordNet 3.0. */
export function* wordnetSynsets(data: string): Generator<[synset: string, words: string[]]> {
  for (const line of data.split('\n')) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.split(' ');
    const count = Number.parseInt(fields[3]!, 16);
    const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i]!.replace(/\([a-z]+\)$/, '').replaceAll('_', ' '));
    yield [`${fields[0]}-${fields[2] === 's' ? 'a' : fields[2]}`, words];
  }
}

/** Words by synset in the tables of the Open Multilingual Wordnet. */
export function* wordnetLemmas(table: string): Generator<[synset: string, word: string]> {
  for (const line of table.split('\n')) {
    const [synset, relation, word] = line.split('\t');
    if (word && /^(?:\w+:)?lemma$/.test(relation!)) yield [synset!, word.replaceAll('_', ' ').trim()];
  }
}
