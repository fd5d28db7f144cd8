// Guests get no script: what they read is one response.
export const csr = false;
