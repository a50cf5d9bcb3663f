;; Dot products of one question with many vectors, sixteen numbers at a time: JavaScript takes them one by one, ten times as long.
;; dots.wasm is made from this: npx -p wabt@1.0.39 wat2wasm src/matching/dots.wat -o src/matching/dots.wasm
(module
  (memory (export "memory") 1)

  ;; question: numbers of two bytes; row: the first of `rows` vectors of `size` bytes each, one behind the other;
  ;; out: where the sums go, four bytes each. `size` is a multiple of sixteen.
  (func (export "dots")
    (param $question i32) (param $row i32) (param $rows i32) (param $size i32) (param $out i32)
    (local $at i32) (local $end i32) (local $bytes v128) (local $low v128) (local $high v128)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $low (v128.const i32x4 0 0 0 0))
        (local.set $high (v128.const i32x4 0 0 0 0))
        (local.set $at (local.get $question))
        (local.set $end (i32.add (local.get $row) (local.get $size)))
        (loop $sixteen
          (local.set $bytes (v128.load (local.get $row)))
          (local.set $low (i32x4.add (local.get $low)
            (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $bytes)) (v128.load (local.get $at)))))
          (local.set $high (i32x4.add (local.get $high)
            (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $bytes)) (v128.load offset=16 (local.get $at)))))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (br_if $sixteen (i32.lt_u (local.get $row) (local.get $end))))
        (local.set $low (i32x4.add (local.get $low) (local.get $high)))
        (i32.store (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $low)) (i32x4.extract_lane 1 (local.get $low)))
            (i32.add (i32x4.extract_lane 2 (local.get $low)) (i32x4.extract_lane 3 (local.get $low)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $next)))))
