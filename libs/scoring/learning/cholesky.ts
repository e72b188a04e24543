/** A symmetric positive definite matrix, row by row, as L·Lᵀ. */
export class Cholesky {
  private readonly lower: Float64Array;

  /** Takes the matrix over. Throws where it is not positive definite. */
  constructor(
    matrix: Float64Array,
    private readonly size: number,
  ) {
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) {
        let sum = matrix[i * size + j]!;
        for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
        if (i !== j) matrix[i * size + j] = sum / matrix[j * size + j]!;
        else if (sum > 0) matrix[i * size + i] = Math.sqrt(sum);
        else throw new Error('The matrix is not positive definite.');
      }
    this.lower = matrix;
  }

  /** What the matrix times the answer is `right`. */
  solve(right: Float64Array): Float64Array {
    const { size, lower } = this;
    const x = this.half(right);
    for (let i = size - 1; i >= 0; i--) {
      for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!;
      x[i]! /= lower[i * size + i]!;
    }
    return x;
  }

  /** `vᵀ · inverse · v`: the variance of what `v` weighs. */
  quadratic(v: Float64Array): number {
    return this.half(v).reduce((sum, y) => sum + y * y, 0);
  }

  /** The diagonal of the inverse. */
  inverseDiagonal(): Float64Array {
    const unit = new Float64Array(this.size);
    return unit.map((_, i) => {
      unit[i] = 1;
      const found = this.quadratic(unit);
      unit[i] = 0;
      return found;
    });
  }

  private half(right: Float64Array): Float64Array {
    const { size, lower } = this;
    const x = right.slice();
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!;
      x[i]! /= lower[i * size + i]!;
    }
    return x;
  }
}
