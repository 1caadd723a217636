/** Shows addresses: shortened in lists, whole wherever funds or permissions go. The ends are never bold. */
import { Fragment } from 'preact';
import { toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';

/** `0x8f3C41…6091d2` with its checksum, all one weight; the whole address as tooltip. */
export function ShortAddress({ address }: { address: Hex }) {
  const whole = toChecksumAddress(address);
  return (
    <span class="addr" title={whole}>
      {whole.slice(0, 8)}
      <span class="gap">…</span>
      {whole.slice(-6)}
    </span>
  );
}

const SHORT = /(0x[0-9a-fA-F]{4,}…[0-9a-fA-F]{4,})/;

/** A number and the word after it stay in one line: *0.3 ETH*, *20 transactions*. */
export const withNumbersWhole = (text: string): string => text.replace(/(\d) (?=\p{L})/gu, '$1\u00a0');

/** A text in which no line breaks inside a shortened address, or between an amount and its unit. */
export const WithAddresses = ({ text }: { text: string }) => (
  <>
    {text.split(SHORT).map((part, at) =>
      at % 2 === 0 ? (
        withNumbersWhole(part)
      ) : (
        <span class="whole-word" key={at}>
          {part}
        </span>
      ),
    )}
  </>
);

/** The ten groups of four of an address with its checksum, without 0x. */
const addressGroups = (address: Hex): string[] =>
  toChecksumAddress(address)
    .slice(2)
    .match(/.{1,4}/g) ?? [];

/** The whole address in groups of four, on two lines of five. With `compare`, the groups that differ are marked. */
export function WholeAddress({
  address,
  compare,
  testid,
}: {
  address: Hex;
  compare?: Hex | undefined;
  testid?: string | undefined;
}) {
  const known = compare === undefined ? null : addressGroups(compare);
  return (
    <div class="addr-full" data-testid={testid} data-address={address}>
      <span class="vh">{toChecksumAddress(address)}</span>
      {addressGroups(address).map((group, at) => {
        const differs = known !== null && known[at]?.toLowerCase() !== group.toLowerCase();
        return (
          <Fragment key={at}>
            {at % 5 === 0 && (
              <span class="x" aria-hidden="true">
                {at === 0 ? '0x' : ''}
              </span>
            )}
            <i aria-hidden="true">{differs ? <mark>{group}</mark> : group}</i>
          </Fragment>
        );
      })}
    </div>
  );
}
