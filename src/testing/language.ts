/** Tests read numbers and dates in one language, whichever Node runs them: newer ones have a `navigator` with the machine's. */
const { navigator } = globalThis as { navigator?: object };
if (navigator !== undefined) Object.defineProperty(navigator, 'languages', { value: ['en-GB'], configurable: true });

export {};
