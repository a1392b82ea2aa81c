package cn.jianguan.local.bench;

/**
 * Who is at the page while it is measured.
 *
 * @param people at once
 * @param openAlerts that they look at
 * @param province region of the sample's provincial centre, who sees all of them
 */
public record PageCrowd(int people, int openAlerts, String province) {}
