/**
 * Single sign-on by OpenID Connect: who somebody is, a provider says; what he may, the account says
 * that an administrator has linked to him.
 */
package cn.jianguan.server.sso;
