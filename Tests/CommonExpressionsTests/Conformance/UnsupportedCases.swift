/// Conformance cases outside this part of CEL, by what they would need. Each is refused with a problem that names it.
enum UnsupportedCases {
    /// The files that the lists below are complete for.
    static let files = ["basic", "integer_math", "lists", "logic", "macros", "string"]

    static let byFeature: [String: [String]] = [
        "unsigned ints (uint)": [
            "basic/self_eval_zeroish/self_eval_uint_zero", "basic/self_eval_zeroish/self_eval_uint_alias_zero",
            "basic/self_eval_nonzeroish/self_eval_uint_nonzero", "basic/self_eval_nonzeroish/self_eval_uint_alias_nonzero",
            "basic/self_eval_nonzeroish/self_eval_uint_hex", "basic/self_eval_nonzeroish/self_eval_uint_alias_hex",
            "integer_math/int64_math/unary_minus_no_overload", "integer_math/int64_math/uint64_overflow_positive",
            "integer_math/int64_math/uint64_overflow_negative", "integer_math/int64_math/uint64_overflow_mul_positive",
            "integer_math/uint64_math/add", "integer_math/uint64_math/sub", "integer_math/uint64_math/multiply",
            "integer_math/uint64_math/divide", "integer_math/uint64_math/mod", "integer_math/uint64_math/negative_no_overload",
            "integer_math/uint64_math/mod_zero", "integer_math/uint64_math/divide_zero", "integer_math/uint64_math/multiply_zero",
            "integer_math/uint64_math/add_left_identity", "integer_math/uint64_math/add_right_identity",
            "integer_math/uint64_math/add_commutative", "integer_math/uint64_math/add_associative",
            "integer_math/uint64_math/mul_left_identity", "integer_math/uint64_math/mul_right_identity",
            "integer_math/uint64_math/mul_commutative", "integer_math/uint64_math/mul_associative",
            "integer_math/uint64_math/add_mul_distribute", "lists/index/zero_based_uint", "lists/in/singleton", "lists/in/last",
            "lists/in/uint_in_ints", "lists/in/uint_in_doubles", "lists/in/int_in_uints", "lists/in/double_in_uints",
        ],
        "bytes": [
            "basic/self_eval_zeroish/self_eval_bytes_empty", "basic/self_eval_nonzeroish/self_eval_bytes_escape",
            "basic/self_eval_nonzeroish/self_eval_bytes_invalid_utf8", "string/size/bytes_empty", "string/size/bytes",
            "string/bytes_concat/concat", "string/bytes_concat/left_unit", "string/bytes_concat/right_unit",
            "string/bytes_concat/empty_empty",
        ],
    ]
}
