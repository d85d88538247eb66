/** How one browser presses; milliseconds until the answer is on the screen. */
interface PressDriver {
  /** By hand: the fetch alone, and with what the design asks for around it. */
  fetch: () => Promise<number>;
  floor: () => Promise<number>;
  /** The product, as its agent does it: up to the press, the press, and the wait until all is over. */
  prepare: () => Promise<void>;
  press: () => Promise<number>;
  settled: () => Promise<void>;
  endWorker: () => Promise<void>;
}

/** What is compared of a press in either browser, while no worker is ended and while they are ended in between. */
export function pressCases({ fetch, floor, prepare, press, settled, endWorker }: PressDriver) {
  /** @param between what happens once the customer is there */
  const byAgent = async (between: () => Promise<void> = () => Promise.resolve()) => {
    await prepare();
    await between();
    const time = await press();
    await settled();
    return time;
  };
  return {
    live: { fetch, floor, warm: () => byAgent() },
    ended: {
      fetchBetween: fetch,
      first: async () => {
        await endWorker();
        return byAgent();
      },
      cold: () => byAgent(endWorker),
    },
  };
}
