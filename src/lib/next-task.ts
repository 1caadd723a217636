/** Resolves in a task of its own, so that everything that is ready by now happens first, however many promises it waits for. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
