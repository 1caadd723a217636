/** Explains what a key server can and cannot do. Promises no more than the system guarantees. */

const CANNOT = [
  'Read your data: no names, addresses, amounts or sites.',
  'Give itself access or take one of your keys: every change is signed, and this computer verifies each signature.',
  'Secretly replace new data with old or foreign data, on a computer that has seen the newer data.',
];

const CAN = [
  'Go offline, or lose your data. This computer keeps working; a backup file covers the rest.',
  'Show old data to a new computer that has never seen newer data.',
  'Ignore a freeze, or let somebody who stole a login method use it before the waiting period is over.',
  'See the number and size of your encrypted records, when they change, and your IP address.',
];

export const ServerPowers = () => (
  <section>
    <h2 class="h3">What it can and can’t do</h2>
    <div class="server-lists">
      <div>
        <h3 class="label strong-label">It can’t</h3>
        <ul>
          {CANNOT.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3 class="label strong-label">It can</h3>
        <ul>
          {CAN.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  </section>
);
