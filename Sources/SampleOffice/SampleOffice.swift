// SampleOffice: an invented office with its people and a year of work, made from a seed.
//
// The same plan gives the same ledger, byte for byte, on any machine and in any batch size: everything derives from the
// plan by SHA-256 and a small generator of our own. This module must not know of the system's clock or chance, of files
// or engines: it makes commits, and whoever asked loads them. Case work goes through `Agency.decide` like anybody's.
