// AgencyPacks: a folder of YAML in, the definitions of an office out, with every problem at once at its file:line:column.
//
// This is the only module that knows what a pack looks like on disk and that it is written in YAML. It must not know of
// cases, people or stores: it makes `Casework` definitions and says what is wrong with them, and nothing else.
