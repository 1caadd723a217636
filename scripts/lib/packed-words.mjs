/** The list of words of BIP-39 in the worker, packed: sorted words begin like the one before, so each says how many letters it shares with it. */

/** @param {readonly string[]} words Sorted, of at most nine letters each. @returns {string} `0abandon2ility3le`: abandon, ability, able. */
export function packWords(words) {
  let last = '';
  const parts = words.map((word) => {
    let shared = 0;
    while (shared < word.length && word[shared] === last[shared]) shared++;
    last = word;
    return shared + word.slice(shared);
  });
  return parts.join('');
}

/** Runs in the worker too. @param {string} packed @returns {string[]} */
export function unpackWords(packed) {
  let last = '';
  return (packed.match(/\d\D*/g) ?? []).map((part) => {
    last = last.slice(0, Number(part[0])) + part.slice(1);
    return last;
  });
}

/** @returns {import('vite').Plugin} */
export function packedWords() {
  return {
    name: 'packed-words',
    load: {
      filter: { id: /\/@scure\/bip39\/wordlists\/english\.js$/ },
      async handler(id) {
        /** @type {{ wordlist: readonly string[] }} */
        const { wordlist } = await import(id);
        const packed = packWords(wordlist);
        if (unpackWords(packed).join() !== wordlist.join()) throw new Error(`${id} cannot be packed.`);
        return `export const wordlist = /* @__PURE__ */ Object.freeze((${unpackWords})(${JSON.stringify(packed)}));`;
      },
    },
  };
}
