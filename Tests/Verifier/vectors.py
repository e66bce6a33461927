"""Runs the published vectors for Merkle trees (../shared/data/merkle) through a verifier's functions."""
import json, os

def check(folder, verify):
    """How many vectors the folder holds, and the names of those on which the verifier disagrees."""
    def read(name):
        with open(os.path.join(folder, name)) as file: return json.load(file)
    unhex, trees = bytes.fromhex, read("tree-hashes.json")
    results = [(v["file"], verify.included(unhex(v["leafHash"]), v["leafIdx"], v["treeSize"], unhex(v["root"]),
                list(map(unhex, v["proof"]))) != v["wantErr"]) for v in read("inclusion.json")]
    results += [(v["file"], verify.consistent(v["size1"], unhex(v["root1"]), v["size2"], unhex(v["root2"]),
                 list(map(unhex, v["proof"]))) != v["wantErr"]) for v in read("consistency.json")]
    def root(leaves):
        split = 1 << max(len(leaves) - 1, 1).bit_length() - 1
        if len(leaves) < 2: return leaves[0] if leaves else verify.sha()
        return verify.node(root(leaves[:split]), root(leaves[split:]))
    leaves = [verify.leaf(unhex(data)) for data in trees["leaf_inputs_hex"]]
    results += [("size %d" % size, root(leaves[:size]).hex() == wanted)
                for size, wanted in enumerate(trees["root_by_size_hex"])]
    hashes = [verify.sha(), verify.leaf(b""), verify.leaf(b"L123456"), verify.node(b"N123", b"N456")]
    results += [(check["what"], hash.hex() == check["hex"]) for hash, check in zip(hashes, trees["hash_checks"])]
    return len(results), [name for name, right in results if not right]
