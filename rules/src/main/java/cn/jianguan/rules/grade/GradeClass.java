package cn.jianguan.rules.grade;

/** Credit-risk class of a supervised object, A the least risk. */
public enum GradeClass {
  A,
  B,
  C,
  D
}
