/** What a key server can do and what it cannot, in plain words. Promises no more than the system keeps. */

const CANNOT = [
  'Open a box, or learn a name, an address, an amount or a site.',
  'Give itself a way in, or take a key of yours: each change is signed, and this computer checks every one.',
  'Put an old or foreign box in place of a new one unseen, on a computer that has seen the newer.',
];

const CAN = [
  'Stop answering, or lose what it keeps. This computer goes on; a backup file makes up for the rest.',
  'Show an old state to a new computer that has never seen a newer one.',
  'Ignore a freeze, or let somebody who stole a login method act before a waiting time is over.',
  'See how many boxes there are, how large, when they change, and from where you connect.',
];

export const ServerPowers = () => (
  <section>
    <h2 class="h3">What it can and cannot do</h2>
    <div class="server-lists">
      <div>
        <h3 class="label strong-label">It cannot</h3>
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
