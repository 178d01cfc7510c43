/** How much is tried: a sample in `npm test`, all of it in `npm run test:faults`. */
export const LONG = process.env.FAULTS === 'long';
