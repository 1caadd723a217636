/** Explains what a key server can and cannot do. Promises no more than the system guarantees. */
import { server as t } from '../../../../locales/en/ui/pages/settings/server.tsx';

export const ServerPowers = () => (
  <section>
    <h2 class="h3">{t.powersTitle}</h2>
    <div class="server-lists">
      <div>
        <h3 class="label strong-label">{t.cannotTitle}</h3>
        <ul>
          {t.cannot.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3 class="label strong-label">{t.canTitle}</h3>
        <ul>
          {t.can.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  </section>
);
