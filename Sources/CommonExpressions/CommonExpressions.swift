// CommonExpressions: the analysable part of CEL, the Common Expression Language. What is accepted here means what CEL says.
//
// Conditions of an agency pack are parsed and type-checked once, evaluated in three values (true, false, not known yet),
// explained part by part, and analysed: can this be true, and which smallest change of answers would make it so? This
// module must not know of cases, forms, files or clocks: names and their values come from whoever asks.
