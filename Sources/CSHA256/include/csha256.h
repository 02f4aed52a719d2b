#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

/// Takes the whole 64-byte blocks at `data` into the state of a SHA-256 (FIPS 180-4), with the processor's own instructions. Gives how many
/// bytes were taken: 0 where the processor has no such instructions.
size_t csha256_take(uint32_t state[8], const uint8_t *data, size_t length);

#endif
