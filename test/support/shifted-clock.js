/** Preloaded into a process whose clock is to be wrong by CLOCK_SHIFT_MS. */
const shift = Number(process.env.CLOCK_SHIFT_MS);
const Right = Date;

globalThis.Date = class extends Right {
  constructor(...args) {
    super(...(args.length === 0 ? [Right.now() + shift] : args));
  }

  static now() {
    return Right.now() + shift;
  }
};
